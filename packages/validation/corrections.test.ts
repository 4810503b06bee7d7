import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { correctedExpression } from './corrections.ts';
import { validateResource } from './validate-resource.ts';

const rules = (resource: object): readonly (string | undefined)[] => validateResource(resource).map(({ rule }) => rule);

suite('corrections', () => {
  test('leave other expressions alone', () => {
    assert.equal(correctedExpression('obs-6', 'x'), 'x');
    assert.equal(correctedExpression('toString', 'x'), 'x');
  });

  test('names and paths must match as a whole', () => {
    assert.equal(correctedExpression('csd-0', "name.matches('[A-Z]+')"), "name.matches('^(?:[A-Z]+)$')");
    assert.equal(correctedExpression('eld-16', "x.matches('^a$')"), "x.matches('^a$')");
    const codeSystem = (name: string): object => ({
      resourceType: 'CodeSystem',
      status: 'draft',
      content: 'complete',
      name,
    });
    assert.deepEqual(
      ['Name', 'Name with spaces'].map((name) => rules(codeSystem(name))),
      [[], ['csd-0']],
    );
    const structure = (path: string): object => ({
      resourceType: 'StructureDefinition',
      url: 'http://x',
      name: 'X',
      status: 'draft',
      kind: 'resource',
      abstract: false,
      type: 'Observation',
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Observation',
      derivation: 'constraint',
      differential: {
        element: [
          { id: 'Observation', path: 'Observation' },
          { id: 'x', path },
        ],
      },
    });
    assert.deepEqual(
      ['Observation.value[x]', 'Observation...unit'].map((path) => rules(structure(path))),
      [[], ['eld-19', 'eld-20']],
    );
  });

  test('que-12: two conditions need to say how they go together', () => {
    const when = { question: '2', operator: 'exists', answerBoolean: true };
    const questionnaire = (item: object): object => ({
      resourceType: 'Questionnaire',
      status: 'draft',
      item: [{ linkId: '1', type: 'string', ...item }],
    });
    const items = [
      { enableWhen: [when] },
      { enableWhen: [when, when], enableBehavior: 'all' },
      { enableWhen: [when, when] },
    ];
    assert.deepEqual(
      items.map((item) => rules(questionnaire(item))),
      [[], [], ['que-12']],
    );
  });

  test('app-4: a reason for cancelling stands with cancelled and noshow', () => {
    const appointment = (status: string): object => ({
      resourceType: 'Appointment',
      status,
      start: '2026-01-01T08:00:00Z',
      end: '2026-01-01T09:00:00Z',
      participant: [{ actor: { display: 'x' }, status: 'accepted' }],
      cancelationReason: { text: 'x' },
    });
    assert.deepEqual(
      ['noshow', 'cancelled', 'booked'].map((status) => rules(appointment(status))),
      [[], [], ['app-4']],
    );
  });

  test('bdl-8: a fullUrl of a version is wrong, none is right', () => {
    const bundle = (entry: object): object => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ ...entry, resource: { resourceType: 'Patient' } }],
    });
    assert.deepEqual(rules(bundle({})), []);
    assert.deepEqual(rules(bundle({ fullUrl: 'http://x/Patient/1/_history/1' })), ['bdl-8']);
  });

  test('con-3: only an item of the problem list needs a clinical status', () => {
    const condition = (code: string): object => ({
      resourceType: 'Condition',
      subject: { display: 'x' },
      category: [{ coding: [{ code }] }],
    });
    assert.deepEqual(
      ['encounter-diagnosis', 'problem-list-item'].map((code) => rules(condition(code))),
      [[], ['con-3']],
    );
  });

  test('ras-2: no probability, or one up to 100', () => {
    const risk = (prediction: object): object => ({
      resourceType: 'RiskAssessment',
      status: 'final',
      subject: { display: 'x' },
      prediction: [{ outcome: { text: 'x' }, ...prediction }],
    });
    const probabilities = [{}, { probabilityDecimal: 0.1 }, { probabilityDecimal: 101 }];
    assert.deepEqual(
      probabilities.map((one) => rules(risk(one))),
      [[], [], ['ras-2']],
    );
  });

  test('tim-9: an offset needs a when, of none of the meals as such', () => {
    const request = (repeat: object): object => ({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: { display: 'x' },
      occurrenceTiming: { repeat: { offset: 30, ...repeat } },
    });
    assert.deepEqual(
      [{ when: ['AC', 'PC'] }, { when: ['AC', 'CM'] }, {}].map((one) => rules(request(one))),
      [[], ['tim-9'], ['tim-9']],
    );
  });
});
