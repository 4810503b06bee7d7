import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resourceTypes, dataTypes, structureOf } from '#fhir';
import { boundCodes } from './required-codes.ts';

suite('required codes', () => {
  test('a bare code needs to be in any system, a Coding in its own', () => {
    const genders = boundCodes('http://hl7.org/fhir/ValueSet/administrative-gender');
    assert.deepEqual(
      [
        genders?.allowsCode('male'),
        genders?.allowsCode('m'),
        genders?.allowsCoding('http://hl7.org/fhir/administrative-gender', 'male'),
        genders?.allowsCoding('http://example.org', 'male'),
        genders?.allowsCoding(undefined, 'male'),
        genders?.examples,
      ],
      [true, false, true, false, false, ['male', 'female', 'other', 'unknown']],
    );
  });

  test('grammars decide MIME types with their short forms, currencies and units', () => {
    const allows = (name: string, code: string): boolean | undefined =>
      boundCodes(`http://hl7.org/fhir/ValueSet/${name}`)?.allowsCode(code);
    assert.deepEqual(
      ['text/plain', 'json', 'text'].map((code) => allows('mimetypes', code)),
      [true, true, false],
    );
    assert.deepEqual(
      ['CNY', 'RMB'].map((code) => allows('currencies', code)),
      [true, false],
    );
    const units = boundCodes('http://hl7.org/fhir/ValueSet/ucum-units');
    assert.equal(units?.allowsCoding('http://unitsofmeasure.org', 'mg'), true);
  });

  test('of all required value sets of R4 one alone is unknown', () => {
    const sets = new Set(
      [...resourceTypes, ...dataTypes()].flatMap((type) =>
        (structureOf(type)?.elements ?? []).flatMap(({ required }) => required ?? []),
      ),
    );
    assert.ok(sets.size > 200);
    assert.deepEqual(
      [...sets].filter((url) => boundCodes(url) === undefined),
      ['http://loinc.org/vs/LL379-9'],
    );
  });
});
