import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { requiredCodes, resourceTypes, structureOf, valueSetUrls } from '#fhir';
import { Refusal } from '#kernel';
import { expand } from './expand.ts';
import { fhirSource } from './fhir-source.ts';
import { lookup } from './lookup.ts';
import { subsumes } from './subsumes.ts';
import { translate } from './translate.ts';
import { validateCodeInValueSet } from './validate-code.ts';

const source = fhirSource();
const context = { source, now: () => new Date(0) };
const isIn = async (url: string, system: string, code: string): Promise<boolean | undefined> =>
  (await validateCodeInValueSet({ url, system, code }, context)).parameter?.[0]?.valueBoolean;

suite('fhirSource', () => {
  test('expands the genders', async () => {
    const { expansion } = await expand({ url: 'http://hl7.org/fhir/ValueSet/administrative-gender' }, context);
    assert.deepEqual(
      expansion?.contains?.map(({ code, display }) => `${code} ${display}`),
      ['male Male', 'female Female', 'other Other', 'unknown Unknown'],
    );
  });

  test('knows the hierarchy of HL7 v3', async () => {
    const system = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
    const { parameter } = await subsumes({ system, codeA: 'FAMMEMB', codeB: 'MTH' }, context);
    assert.deepEqual(parameter, [{ name: 'outcome', valueCode: 'subsumes' }]);
  });

  test('decides languages, MIME types, currencies and units by their grammar', async () => {
    const sets = 'http://hl7.org/fhir/ValueSet/';
    assert.equal(await isIn(`${sets}mimetypes`, 'urn:ietf:bcp:13', 'application/fhir+json'), true);
    assert.equal(await isIn(`${sets}currencies`, 'urn:iso:std:iso:4217', 'CNY'), true);
    assert.equal(await isIn(`${sets}currencies`, 'urn:iso:std:iso:4217', 'RMB'), false);
    assert.equal(await isIn(`${sets}ucum-units`, 'http://unitsofmeasure.org', 'mmol/L'), true);
    assert.equal(await isIn(`${sets}ucum-units`, 'http://unitsofmeasure.org', 'mmHg'), false);
    await assert.rejects(expand({ url: `${sets}ucum-units` }, context), { code: 'terminology/not-enumerable' });
  });

  test('refuses SNOMED CT and LOINC by name while they are not loaded', async () => {
    await assert.rejects(lookup({ system: 'http://snomed.info/sct', code: '1' }, context), {
      kind: 'not-found',
      message: 'terminology/system-not-loaded: The code system http://snomed.info/sct is not loaded',
    });
  });

  test('translates by the concept maps of FHIR', async () => {
    const { parameter } = await translate(
      {
        system: 'http://hl7.org/fhir/administrative-gender',
        code: 'male',
        targetsystem: 'http://terminology.hl7.org/CodeSystem/v2-0001',
      },
      context,
    );
    assert.deepEqual(parameter?.[1]?.part?.[1]?.valueCoding?.code, 'M');
  });

  test('answers a version only where it is that version', async () => {
    const gender = 'http://hl7.org/fhir/administrative-gender';
    assert.equal((await source.concepts(gender, '4.0.1'))?.version, '4.0.1');
    assert.equal(await source.concepts(gender, '5.0.0'), undefined);
  });

  test('every value set of R4 is expanded or refused with a reason, and required ones as the definitions list them', async () => {
    const required = new Set(
      resourceTypes.flatMap((type) => (structureOf(type)?.elements ?? []).flatMap((one) => one.required ?? [])),
    );
    let expanded = 0;
    for (const url of valueSetUrls()) {
      try {
        const { expansion } = await expand({ url }, context);
        expanded += 1;
        const listed = required.has(url) ? requiredCodes(url) : undefined;
        if (listed === undefined || listed === null) continue;
        const wanted = [...listed].flatMap(([system, codes]) => [...codes].map((code) => `${system}|${code}`));
        const found = (expansion?.contains ?? []).map(({ system, code }) => `${system}|${code}`);
        assert.deepEqual(found.toSorted(), wanted.toSorted(), url);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    assert.ok(expanded > 900, `${expanded} of ${valueSetUrls().length}`);
  });
});
