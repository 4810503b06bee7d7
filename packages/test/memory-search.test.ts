import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { List, Observation, Patient } from '#fhir';
import { memoryRecords } from './memory-records.ts';
import { memorySearch } from './memory-search.ts';

const patient = (id: string, family: string): Patient => ({ resourceType: 'Patient', id, name: [{ family }] });
const pulse = (id: string, subject: string, value: number): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
  subject: { reference: subject },
  effectiveDateTime: '2026-01-02',
  valueQuantity: { value, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
});
const list: List = {
  resourceType: 'List',
  id: 'mine',
  status: 'current',
  mode: 'working',
  entry: [{ item: { reference: 'Patient/han' } }],
};

const now = (): Date => new Date('2026-01-02T03:04:05Z');
const records = memoryRecords();
for (const each of [
  patient('li', '李'),
  patient('han', '韩'),
  pulse('a', 'Patient/li', 60),
  pulse('b', 'Patient/han', 120),
  list,
]) {
  records.put(each.resourceType, each.id ?? '', each, now());
}
const search = memorySearch(records, 'Asia/Shanghai', now);

suite('searching in memory', () => {
  const cases: readonly (readonly [string, string, string, string, readonly string[]])[] = [
    ['by token', 'Observation', 'code', 'http://loinc.org|8867-4', ['a', 'b']],
    ['by quantity', 'Observation', 'value-quantity', 'gt100', ['b']],
    ['by reference', 'Observation', 'subject', 'Patient/li', ['a']],
    ['by a chain', 'Observation', 'subject:Patient.name', '韩', ['b']],
    ['by what points there', 'Patient', '_has:Observation:patient:value-quantity', 'lt100', ['li']],
    ['by a list', 'Patient', '_list', 'mine', ['han']],
    ['by the time of the last change', 'Patient', '_lastUpdated', 'lt2026-01-01', []],
    ['by absence', 'Patient', 'gender:missing', 'true', ['li', 'han']],
  ];
  for (const [name, type, parameter, value, ids] of cases) {
    test(name, () =>
      assert.deepEqual(
        search(type, [[parameter, value]]).map(({ id }) => id),
        ids,
      ),
    );
  }

  test('refuses an unknown parameter by name', () => {
    assert.throws(() => search('Patient', [['colour', 'red']]), { code: 'search/unknown-parameter' });
  });
});
