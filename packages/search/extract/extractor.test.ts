import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { factsOf, hash, hashed, indexed, zone } from '../fixtures/setting.ts';
import { standardRegistry, ucum } from '../registry/standard.ts';
import { newExtractor } from './extractor.ts';

const observation = {
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8302-2', display: 'Body Height' }], text: 'Height' },
  subject: { reference: 'Patient/1' },
  performer: [{ reference: 'Patient/2' }, { reference: 'https://our.example/fhir/Practitioner/3' }],
  effectivePeriod: { start: '2020-01-01T00:00:00Z' },
  valueQuantity: { value: 170, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' },
} as const;

const has = (resource: { readonly resourceType: string }, ...texts: readonly string[]): readonly boolean[] => {
  const facts = factsOf(indexed(resource));
  return texts.map((text) => facts.has(hashed(text.replaceAll('|', '\0'))));
};

suite('extract', () => {
  test('finds codes by system and code, by code, by system, by the beginning of their words, and implied systems', () => {
    assert.deepEqual(
      has(
        observation,
        'Observation|code|t|http://loinc.org|8302-2',
        'Observation|code|c|8302-2',
        'Observation|code|s|http://loinc.org',
        'Observation|code|x|hei',
        'Observation|status|t|http://hl7.org/fhir/observation-status|final',
        'Observation|code|t||8302-2',
        'Observation|code|m',
        'Observation|category|m',
      ),
      [true, true, true, true, true, false, true, false],
    );
  });

  test('joins references of slot and self, and lists them as links', () => {
    const row = indexed(observation);
    const facts = factsOf(row);
    const [subject, performer] = [hashed('Observation\0subject'), hashed('Observation\0performer')];
    assert.ok(facts.has(subject ^ hashed('Patient/1')) && facts.has(performer ^ hashed('Practitioner/3')));
    const links = Array.from({ length: row.links.length / 16 }, (_, at) => [
      row.links.readBigInt64BE(at * 16),
      row.links.readBigInt64BE(at * 16 + 8),
    ]);
    assert.deepEqual(links, [
      [performer, hashed('Patient/2')],
      [performer, hashed('Practitioner/3')],
      [subject, hashed('Patient/1')],
    ]);
  });

  test('joins the code with the patient, and keeps the patient that `patient` names', () => {
    const facts = factsOf(indexed(observation));
    assert.ok(facts.has(hashed('Observation\0code×patient\0t\0http://loinc.org\x008302-2') ^ hashed('Patient/1')));
    assert.equal(indexed(observation).patient, 'Patient/1');
  });

  test('keeps the clinical date in the row, open where it is, and says that it is long', () => {
    const { dateLo, dateHi, dates } = indexed(observation);
    assert.deepEqual(
      { dateLo, dateHi, dates },
      { dateLo: Date.parse('2020-01-01T00:00:00Z'), dateHi: Infinity, dates: [] },
    );
    assert.deepEqual(has(observation, 'Observation|date|w', 'Observation|date|z'), [true, false]);
  });

  test('says that a date is missing', () => {
    assert.deepEqual(has({ resourceType: 'Observation' }, 'Observation|date|z', 'Observation|value-date|z'), [
      true,
      true,
    ]);
  });

  test('keeps quantities in their own unit, alone and in the slot of the code', () => {
    const { numbers, units } = indexed(observation);
    assert.deepEqual(
      numbers.map(({ slot, lo, hi }) => [slot, lo, hi]),
      [
        [hashed('Observation\0code-value-quantity\0k\0c\x008302-2'), 170, 170],
        [hashed('Observation\0value-quantity'), 170, 170],
      ],
    );
    assert.deepEqual(
      units.map(({ system, code, label, base, factor }) => ({ system, code, label, base, factor })),
      [{ system: 'http://unitsofmeasure.org', code: 'cm', label: 'cm', base: 'm', factor: 0.01 }],
    );
  });

  test('a unit with an offset converts to nothing', () => {
    const [unit] = indexed({
      ...observation,
      valueQuantity: { value: 37, system: 'http://unitsofmeasure.org', code: 'Cel' },
    } as never).units;
    assert.deepEqual([unit?.base, unit?.factor], [undefined, 1]);
  });

  test('gives one code under two systems in different components a slot for each', () => {
    const component = (system: string, value: number): object => ({
      code: { coding: [{ system, code: '1' }] },
      valueQuantity: { value },
    });
    const mixed = { resourceType: 'Observation', component: [component('a', 5), component('b', 7)] };
    const facts = factsOf(indexed(mixed));
    const slots = indexed(mixed).numbers.filter(
      ({ slot }) => slot === hashed('Observation\0component-code-value-quantity\0k\0t\0a\x001'),
    );
    assert.deepEqual(
      [facts.has(hashed('Observation\0component-code-value-quantity\0t\0a\x001')), slots.map(({ lo }) => lo)],
      [false, [5]],
    );
  });

  test('has no patient where there are several', () => {
    const account = { resourceType: 'Account', subject: [{ reference: 'Patient/1' }, { reference: 'Patient/2' }] };
    assert.deepEqual(
      [indexed(account).patient, indexed({ resourceType: 'Patient', id: '9' } as never).patient],
      [undefined, 'Patient/9'],
    );
  });

  test('gives every row the same whatever came before it', () => {
    const first = indexed(observation);
    indexed({ resourceType: 'Patient', name: [{ family: 'Li' }] } as never);
    const again = indexed(observation);
    assert.deepEqual([again.facts, again.links, again.numbers], [first.facts, first.links, first.numbers]);
  });

  test('extracts every HL7 example', (context) => {
    const file = join(
      process.env['SUWEN_DATA_DIR'] ?? join(import.meta.dirname, '../../../../shared/data'),
      'fhir/hl7-r4-examples/examples.ndjson.gz',
    );
    if (!existsSync(file)) return context.skip('skipped: no shared data');
    const extract = newExtractor(standardRegistry(), { hash, zone, canonicalUnit: ucum });
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
    const empty = lines.filter(
      (line) => extract(JSON.parse(line) as { readonly resourceType: string }).facts.length % 8 !== 0,
    );
    assert.deepEqual([lines.length > 700, empty], [true, []]);
  });
});
