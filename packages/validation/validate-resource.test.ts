import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { validateResource } from './validate-resource.ts';

/** Findings in short: severity, code and place. */
const found = (resource: unknown): readonly string[] =>
  validateResource(resource).map(({ severity, code, expression, rule }) =>
    [
      severity === 'error' ? '' : `${severity} `,
      code.slice('validation/'.length),
      ' ',
      expression,
      rule === undefined ? '' : ` ${rule}`,
    ].join(''),
  );

const patient = { resourceType: 'Patient', name: [{ family: '李', given: ['雷'] }], birthDate: '1990-02-28' };
const observation = { resourceType: 'Observation', status: 'final', code: { text: '血压' } };

suite('validateResource', () => {
  test('finds nothing in a right resource', () => {
    assert.deepEqual(validateResource(patient), []);
    assert.deepEqual(validateResource({ ...observation, valueQuantity: { value: 1.5 } }), []);
  });

  test('says place, rule and what is allowed in both languages', () => {
    assert.deepEqual(validateResource({ ...observation, status: 'done' }), [
      {
        severity: 'error',
        code: 'validation/code-not-allowed',
        issue: 'code-invalid',
        expression: 'Observation.status',
        rule: 'http://hl7.org/fhir/ValueSet/observation-status',
        words: {
          'zh-CN':
            'Observation.status：代码 done 不在必需的值集 http://hl7.org/fhir/ValueSet/observation-status 中；允许：registered、preliminary、final、amended、corrected、cancelled、entered-in-error、unknown',
          en: 'Observation.status: the code done is not in the required value set http://hl7.org/fhir/ValueSet/observation-status; allowed are registered, preliminary, final, amended, corrected, cancelled, entered-in-error, unknown',
        },
      },
    ]);
  });

  test('refuses what is no resource', () => {
    assert.deepEqual(found('x'), ['wrong-json-type Resource']);
    assert.deepEqual(found(null), ['wrong-json-type Resource']);
    assert.deepEqual(found({}), ['unknown-type Resource']);
    assert.deepEqual(found({ resourceType: 'Dragon' }), ['unknown-type Dragon']);
    assert.deepEqual(found({ resourceType: 'DomainResource' }), ['unknown-type DomainResource']);
  });

  test('refuses unknown and missing elements', () => {
    assert.deepEqual(found({ ...patient, nickname: 'x' }), ['unknown-element Patient.nickname']);
    assert.deepEqual(found({ ...patient, name: [{ famly: 'x' }] }), ['unknown-element Patient.name[0].famly']);
    assert.deepEqual(found(JSON.parse('{"resourceType":"Patient","__proto__":1}')), [
      'unknown-element Patient.__proto__',
    ]);
    assert.deepEqual(found({ resourceType: 'Observation', status: 'final' }), ['required Observation.code']);
    assert.deepEqual(found({ ...observation, component: [{}] }), [
      'empty Observation.component[0] ele-1',
      'required Observation.component[0].code',
    ]);
  });

  test('takes a required primitive that has only an extension', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }];
    assert.deepEqual(found({ resourceType: 'Observation', _status: { extension }, code: { text: 'x' } }), []);
  });

  test('refuses arrays where there are none, and none where there are', () => {
    assert.deepEqual(found({ ...patient, name: { family: 'x' } }), ['expected-array Patient.name']);
    assert.deepEqual(found({ ...patient, birthDate: ['1990'] }), ['unexpected-array Patient.birthDate']);
    assert.deepEqual(found({ ...observation, code: [{ text: 'x' }] }), ['unexpected-array Observation.code']);
  });

  test('refuses wrong JSON types', () => {
    assert.deepEqual(found({ ...patient, active: 'true' }), ['wrong-json-type Patient.active']);
    assert.deepEqual(found({ ...patient, name: ['x'] }), ['wrong-json-type Patient.name[0]']);
    assert.deepEqual(found({ ...patient, birthDate: 1990 }), ['wrong-json-type Patient.birthDate']);
    assert.deepEqual(found({ ...patient, birthDate: null }), ['misaligned-null Patient.birthDate']);
    assert.deepEqual(found({ ...observation, valueQuantity: { value: '1' } }), [
      'wrong-json-type Observation.value.value',
    ]);
  });

  test('refuses wrong values', () => {
    assert.deepEqual(found({ ...patient, birthDate: '1990-02-30' }), ['wrong-value Patient.birthDate']);
    assert.deepEqual(found({ ...patient, id: 'a b' }), ['wrong-value Patient.id']);
    assert.deepEqual(found({ ...patient, telecom: [{ rank: 0 }] }), ['wrong-value Patient.telecom[0].rank']);
    assert.deepEqual(found({ ...patient, multipleBirthInteger: 1.5 }), ['wrong-value Patient.multipleBirth']);
    const asWritten = parseJson('{"resourceType":"Patient","multipleBirthInteger":1.0}');
    assert.deepEqual(found(asWritten), ['wrong-value Patient.multipleBirth']);
  });

  test('refuses what is empty', () => {
    assert.deepEqual(found({ ...patient, name: [] }), ['empty Patient.name']);
    assert.deepEqual(found({ ...patient, name: [{}] }), ['empty Patient.name[0] ele-1']);
    assert.deepEqual(found({ ...patient, name: [{ id: 'x' }] }), ['empty Patient.name[0] ele-1']);
    assert.deepEqual(found({ ...patient, name: [{ family: '' }] }), ['empty Patient.name[0].family']);
  });

  test('aligns nulls with their extensions', () => {
    const extension = [{ url: 'http://example.org/x', valueString: 'y' }];
    const named = (name: object): unknown => ({ resourceType: 'Patient', name: [name] });
    assert.deepEqual(found(named({ given: ['a', null], _given: [null, { extension }] })), []);
    assert.deepEqual(found(named({ given: ['a', null] })), ['misaligned-null Patient.name[0].given[1]']);
    assert.deepEqual(found(named({ given: ['a', null], _given: [{ extension }, null] })), [
      'misaligned-null Patient.name[0].given[1]',
      'misaligned-null Patient.name[0].given[1]',
    ]);
    assert.deepEqual(found(named({ given: ['a'], _given: { extension } })), ['expected-array Patient.name[0].given']);
    assert.deepEqual(found(named({ family: 'x', _family: { id: 'a' } })), []);
    assert.deepEqual(found(named({ _family: { id: 'a' } })), ['empty Patient.name[0].family ele-1']);
    assert.deepEqual(found(named({ family: 'x', _family: {} })), ['empty Patient.name[0].family ele-1']);
    assert.deepEqual(found(named({ family: 'x', _family: { extension: [{ url: 'http://x' }] } })), [
      'invariant Patient.name[0].family.extension[0] ext-1',
    ]);
  });

  test('takes one type of a choice', () => {
    assert.deepEqual(found({ ...observation, valueString: 'x', valueBoolean: true }), [
      'several-choices Observation.value',
    ]);
    assert.deepEqual(found({ ...observation, effectiveDateTime: '2024', valueString: 'x' }), []);
    assert.deepEqual(found({ ...observation, valueAddress: {} }), ['unknown-element Observation.valueAddress']);
  });

  test('checks required codes of code, Coding and CodeableConcept', () => {
    assert.deepEqual(found({ ...patient, gender: 'm' }), [
      'code-not-allowed Patient.gender http://hl7.org/fhir/ValueSet/administrative-gender',
    ]);
    const condition = { resourceType: 'Condition', subject: { reference: 'Patient/1' } };
    const status = (code: string, system: string): unknown => ({
      ...condition,
      clinicalStatus: { coding: [{ system, code }] },
    });
    const right = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
    const bound = 'code-not-allowed Condition.clinicalStatus http://hl7.org/fhir/ValueSet/condition-clinical';
    assert.deepEqual(found(status('active', right)), []);
    assert.deepEqual(found(status('active', 'http://example.org')), [bound]);
    assert.deepEqual(found({ ...condition, clinicalStatus: { text: 'active' } }), [bound]);
    assert.deepEqual(found({ ...observation, valueAttachment: {} }).length, 1);
    const media = (contentType: string): unknown => ({ resourceType: 'Binary', contentType });
    assert.deepEqual(found(media('image/png')), []);
    assert.deepEqual(found(media('image')), [
      'code-not-allowed Binary.contentType http://hl7.org/fhir/ValueSet/mimetypes',
    ]);
  });

  test('says which required value set is not loaded', () => {
    const variantType = { coding: [{ system: 'http://loinc.org', code: 'LA26801-3' }] };
    const sequence = { resourceType: 'MolecularSequence', coordinateSystem: 0, structureVariant: [{ variantType }] };
    assert.deepEqual(found(sequence), [
      'information not-checked MolecularSequence.structureVariant[0].variantType http://loinc.org/vs/LL379-9',
    ]);
  });

  test('checks where references may go, as far as can be seen', () => {
    const to = (subject: object): unknown => ({ ...observation, subject });
    const wrong = ['reference-target Observation.subject'];
    assert.deepEqual(found(to({ reference: 'Patient/1' })), []);
    assert.deepEqual(found(to({ reference: 'Practitioner/1' })), wrong);
    assert.deepEqual(found(to({ reference: 'https://x.org/fhir/Practitioner/1/_history/2' })), wrong);
    assert.deepEqual(found(to({ reference: 'Practitioner?identifier=1' })), wrong);
    assert.deepEqual(found(to({ type: 'Practitioner', display: 'x' })), wrong);
    assert.deepEqual(found(to({ reference: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' })), []);
    assert.deepEqual(found(to({ reference: 'Patient/1', type: 'Group' })), [
      'reference-target Observation.subject.type',
    ]);
  });

  test('knows the types in its own bundle', () => {
    const fullUrl = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';
    const bundle = (resource: object): unknown => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl, resource }, { resource: { ...observation, subject: { reference: fullUrl } } }],
    });
    assert.deepEqual(found(bundle(patient)), []);
    assert.deepEqual(found(bundle({ resourceType: 'Practitioner' })), [
      'reference-target Bundle.entry[1].resource.subject',
    ]);
  });

  test('keeps the rules of contained resources', () => {
    const holding = (contained: object, reference = '#p'): unknown => ({
      ...observation,
      contained: [{ ...patient, id: 'p', ...contained }],
      subject: { reference },
    });
    assert.deepEqual(found(holding({})), []);
    assert.deepEqual(found(holding({}, '#q')), [
      'invariant Observation.subject.reference ref-1',
      'unused-contained Observation.contained[0] dom-3',
    ]);
    assert.deepEqual(found(holding({ contained: [patient] })), [
      'nested-contained Observation.contained[0].contained dom-2',
    ]);
    assert.deepEqual(found(holding({ meta: { versionId: '1', security: [{ code: 'R' }] } })), [
      'invariant Observation.contained[0].meta.versionId dom-4',
      'invariant Observation.contained[0].meta.security dom-5',
    ]);
    assert.deepEqual(
      found({
        ...observation,
        contained: [
          {
            resourceType: 'Provenance',
            id: 'x',
            target: [{ reference: '#' }],
            recorded: '2024-01-01T00:00:00Z',
            agent: [{ who: { display: 'x' } }],
          },
        ],
      }),
      [],
    );
    assert.deepEqual(
      found(holding({ gender: 'x' })).map((line) => line.split(' ')[1]),
      ['Observation.contained[0].gender'],
    );
  });

  test('keeps the rules of extensions', () => {
    const extended = (extension: object): unknown => ({ ...patient, extension: [extension] });
    assert.deepEqual(found(extended({ url: 'http://x', valueString: 'y' })), []);
    assert.deepEqual(found(extended({ valueString: 'y' })), ['required Patient.extension[0].url']);
    assert.deepEqual(found(extended({ url: 'http://x' })), ['invariant Patient.extension[0] ext-1']);
    const both = { url: 'http://x', valueString: 'y', extension: [{ url: 'z', valueString: 'y' }] };
    assert.deepEqual(found(extended(both)), ['invariant Patient.extension[0] ext-1']);
    assert.deepEqual(found({ ...patient, name: [{ family: 'x', modifierExtension: [both] }] }), [
      'unknown-element Patient.name[0].modifierExtension',
    ]);
  });

  test('evaluates invariants with the severity that they have', () => {
    assert.deepEqual(found({ ...patient, contact: [{ gender: 'male' }] }), ['invariant Patient.contact[0] pat-1']);
    const both = { ...observation, valueString: 'x', dataAbsentReason: { text: 'y' } };
    assert.deepEqual(found(both), ['invariant Observation obs-6']);
    const period = (start: string, end: string): unknown => ({ ...observation, effectivePeriod: { start, end } });
    assert.deepEqual(found(period('2024-02-01', '2024-01-01')), ['invariant Observation.effective per-1']);
    assert.deepEqual(found(period('2024-01', '2024-01-05')), ['information not-checked Observation.effective per-1']);
    assert.deepEqual(found({ resourceType: 'CodeSystem', status: 'draft', content: 'complete', name: 'a b' }), [
      'warning invariant CodeSystem csd-0',
    ]);
    assert.deepEqual(found({ ...observation, referenceRange: [{ low: { value: 1, comparator: '<' } }] }), [
      'invariant Observation.referenceRange[0].low.comparator sqty-1',
    ]);
    assert.deepEqual(
      found({ resourceType: 'Organization', telecom: [{ use: 'home', value: '1', system: 'phone' }], name: 'x' }),
      ['invariant Organization.telecom[0] org-3'],
    );
  });

  test('checks narrative, and wants one only as best practice', () => {
    const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>' };
    assert.deepEqual(found({ ...patient, text }), ['narrative Patient.text.div txt-1']);
    const practices = validateResource(patient, { bestPractice: true });
    assert.deepEqual(
      practices.map(({ severity, rule }) => [severity, rule]),
      [['warning', 'dom-6']],
    );
  });

  test('finds faults in entries and parameters at their own place', () => {
    const entry = [{ resource: { ...patient, gender: 'x' } }];
    assert.deepEqual(
      found({ resourceType: 'Bundle', type: 'collection', entry }).map((line) => line.split(' ')[1]),
      ['Bundle.entry[0].resource.gender'],
    );
    const parameter = [{ name: 'x', resource: { resourceType: 'Dragon' } }];
    assert.deepEqual(found({ resourceType: 'Parameters', parameter }), [
      'unknown-type Parameters.parameter[0].resource',
    ]);
  });

  test('stops at absurd depth', () => {
    let extension: object = { url: 'x', valueString: 'y' };
    for (let depth = 0; depth < 5000; depth += 1) extension = { url: 'x', extension: [extension] };
    assert.deepEqual(
      validateResource({ ...patient, extension: [extension] }).map(({ code }) => code),
      ['validation/too-deep'],
    );
  });
});
