import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeSystem, codeSystemUrls, requiredCodes, valueSet, valueSetUrls } from './code-systems.ts';
import { dataTypes, structureOf } from './structures.ts';
import { resourceTypes } from './types/index.ts';

suite('requiredCodes', () => {
  test('lists the codes of a set by system, with or without version', () => {
    const codes = new Map([
      ['http://hl7.org/fhir/administrative-gender', new Set(['male', 'female', 'other', 'unknown'])],
    ]);
    assert.deepEqual(requiredCodes('http://hl7.org/fhir/ValueSet/administrative-gender'), codes);
    assert.deepEqual(requiredCodes('http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1'), codes);
  });

  test('is at hand for every required binding of R4; four sets cannot be enumerated here', () => {
    const bound = new Set<string>();
    for (const type of [...resourceTypes, ...dataTypes()]) {
      for (const { required } of structureOf(type)?.elements ?? []) if (required !== undefined) bound.add(required);
    }
    assert.deepEqual(
      [...bound].filter((url) => requiredCodes(url) === undefined),
      [],
    );
    assert.deepEqual([...bound].filter((url) => requiredCodes(url) === null).toSorted(), [
      'http://hl7.org/fhir/ValueSet/currencies',
      'http://hl7.org/fhir/ValueSet/mimetypes',
      'http://hl7.org/fhir/ValueSet/ucum-units',
      'http://loinc.org/vs/LL379-9',
    ]);
  });

  test('is undefined for a set that no element requires', () => {
    assert.equal(requiredCodes('http://hl7.org/fhir/ValueSet/marital-status'), undefined);
  });
});

suite('valueSet and codeSystem', () => {
  test('give compose and hierarchy', () => {
    assert.deepEqual(valueSet('http://hl7.org/fhir/ValueSet/marital-status')?.compose, {
      include: [
        { system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus' },
        {
          system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
          concept: [{ code: 'UNK' }],
        },
      ],
    });
    const types = codeSystem('http://hl7.org/fhir/issue-type')?.concept?.map(({ code, concept }) => [
      code,
      concept?.length ?? 0,
    ]);
    assert.deepEqual(types, [
      ['invalid', 4],
      ['security', 5],
      ['processing', 10],
      ['transient', 6],
      ['informational', 0],
    ]);
  });

  test('are all readable and complete enough to be answered from', () => {
    for (const url of codeSystemUrls()) assert.ok(codeSystem(url)?.content, url);
    for (const url of valueSetUrls()) assert.equal(valueSet(url)?.url, url);
  });

  test('hold no codes of SNOMED CT, LOINC or CPT', () => {
    const foreign = valueSetUrls().filter((url) =>
      valueSet(url)?.compose?.include.some(
        ({ system = '', concept }) => concept && /snomed\.info|loinc\.org|ama-assn/.test(system),
      ),
    );
    assert.deepEqual(foreign, []);
    assert.equal(codeSystem('http://snomed.info/sct'), undefined);
  });
});
