import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { searchParametersOf, resourceTypes, structureOf } from '#fhir';
import { compile } from './compile.ts';
import { observation, patient } from './fixtures/patient.ts';
import { fhirModel } from './model/fhir-model.ts';

const model = fhirModel();

suite('compile', () => {
  test('gives values as they stand in the resource, and with their types', () => {
    const expression = compile('Observation.value | Observation.component.value', { model });
    const typed = expression.evaluateTyped(observation);
    assert.deepEqual(
      typed.map(({ type }) => type),
      ['Quantity', 'Quantity', 'string'],
    );
    assert.equal(typed[0]?.value, observation['valueQuantity']);
    assert.deepEqual(compile("value + 1 'kPa' ", { model }).evaluateTyped(observation), [
      { type: 'System.Quantity', value: { value: 8.5, unit: 'kPa', system: 'http://unitsofmeasure.org', code: 'kPa' } },
    ]);
  });

  test('finds nothing where the first word names another type', () => {
    assert.deepEqual(compile('Patient.name', { model }).evaluate(observation), []);
    assert.deepEqual(compile('Resource.id | DomainResource.id', { model }).evaluate(observation), ['pressure']);
  });

  test('decides a condition in three values', () => {
    const truth = (text: string): unknown => compile(text, { model }).truth(patient);
    assert.deepEqual(["gender = 'male'", 'photo.exists()', 'maritalStatus.text = 1', 'name.given = 1'].map(truth), [
      true,
      false,
      undefined,
      false,
    ]);
  });

  test('evaluates on an element when told its type', () => {
    const rule = compile('start.hasValue().not() or end.hasValue().not() or (start <= end)', { model, type: 'Period' });
    assert.deepEqual(
      [{ start: '2020-01-02', end: '2020-01-01' }, { start: '2020', end: '2020-01-01' }, { start: '2020' }].map(
        (value) => rule.truth(value),
      ),
      [false, undefined, true],
    );
  });

  test('decides where(resolve() is …) from the text of the reference', () => {
    const expected = [
      'Observation.subject.where(resolve() is Patient)',
      'Observation.subject.where(resolve() is Group)',
    ];
    assert.deepEqual(
      expected.map((text) => compile(text, { model }).evaluate(observation)),
      [[{ reference: 'Patient/li-lei' }], []],
    );
  });

  test('compiles every search parameter and every invariant of R4', () => {
    const texts = new Set<string>();
    for (const type of resourceTypes) {
      for (const { expression, components = [] } of searchParametersOf(type))
        for (const text of [expression, ...components.map((each) => each.expression)])
          if (text !== undefined) texts.add(text);
      const { invariants = [], elements = [] } = structureOf(type) ?? {};
      for (const { expression } of [...invariants, ...elements.flatMap((each) => each.invariants)])
        texts.add(expression);
    }
    for (const text of texts) compile(text, { model });
    assert.ok(texts.size > 1200, `${texts.size} expressions`);
  });
});
