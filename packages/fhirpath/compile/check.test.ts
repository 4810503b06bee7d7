import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Refusal } from '#kernel';
import { resourceTypes, searchParametersOf } from '#fhir';
import { compile } from '../compile.ts';
import { fhirModel } from '../model/fhir-model.ts';

function complaint(text: string, type: string): string {
  try {
    compile(text, { model: fhirModel(), type, strict: true });
    return 'compiles';
  } catch (error) {
    return error instanceof Refusal ? error.words.en : 'a bug';
  }
}

suite('strict compiling', () => {
  test('names an element that no type there has', () => {
    assert.deepEqual(
      [
        'Patient.nmae',
        'Patient.name.where(giv = 1)',
        'Patient.contact.name.given.first().foo',
        '(name | telecom).period.strat',
      ].map((text) => complaint(text, 'Patient')),
      [
        'Patient has no element nmae (character 9)',
        'HumanName has no element giv (character 20)',
        'string has no element foo (character 36)',
        'Period has no element strat (character 25)',
      ],
    );
  });

  test('lets pass what only a value can tell, and parts for other types', () => {
    assert.deepEqual(
      [
        'Bundle.entry.resource.anything',
        'Patient.name | Practitioner.name',
        'extension.value.ofType(Quantity).unit',
        'subject.resolve().name',
        '%other.thing',
      ].map((text) => complaint(text, text.startsWith('subject') ? 'Observation' : 'Patient')),
      ['compiles', 'compiles', 'compiles', 'compiles', 'compiles'],
    );
  });

  test('finds no fault in the search parameters of R4', () => {
    const faults = resourceTypes.flatMap((type) =>
      searchParametersOf(type).flatMap(({ expression }) => {
        const words = expression === undefined ? 'compiles' : complaint(expression, type);
        return words === 'compiles' ? [] : [words];
      }),
    );
    assert.deepEqual(faults, []);
  });
});
