import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Refusal } from '#kernel';
import { withStore } from './fixtures/engine.ts';
import { checkIdentity, draft, keyOwner, keysOf, sealedRow, tombstone } from './prepare.ts';
import type { SealedRow } from './row.ts';

suite('preparing a version', () => {
  const house = withStore();

  test('names the resource by its id, refuses unknown types, and lists every fault of the content', () => {
    const made = draft(house.engine, { resourceType: 'Patient', id: 'given', active: true } as never, 'chosen');
    assert.deepEqual(
      [made.type, made.id, made.content],
      ['Patient', 'chosen', '{"resourceType":"Patient","active":true}'],
    );
    assert.equal(made.self, house.engine.self('Patient', 'chosen'));
    assert.throws(() => draft(house.engine, { resourceType: 'Nothing' } as never, 'x'), { code: 'store/unknown-type' });
    assert.throws(
      () => draft(house.engine, { resourceType: 'Patient', gender: 'x', active: 'y' } as never, 'x'),
      ({ place }: Refusal) => (
        assert.deepEqual(place.details?.map(({ expression }) => expression).toSorted(), [
          'Patient.active',
          'Patient.gender',
        ]),
        true
      ),
    );
  });

  test('seals under the key of the patient that it is about, under the house key where that is nobody', async () => {
    const patient = draft(house.engine, { resourceType: 'Patient' }, 'p');
    const ward = draft(house.engine, { resourceType: 'Location' }, 'w');
    assert.deepEqual([keyOwner(patient.indexed.patient), keyOwner(ward.indexed.patient)], [patient.self, 0n]);
    const keys = await keysOf(house.engine, [patient, ward]);
    assert.deepEqual(new Set(keys.keys()), new Set([0n, patient.self]));
  });

  test('writes the units of quantities down before the values in them', async () => {
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      valueQuantity: { value: 5, unit: 'widget', system: 'urn:u', code: 'widget' },
    };
    await keysOf(house.engine, [draft(house.engine, observation as never, 'o')]);
    const units = await house.sql.query('', `select system, base from suwen.unit where code = 'widget'`, []);
    assert.deepEqual(units, [{ system: 'urn:u', base: null }]);
  });

  test('keeps key and owner of what it replaces, and counts on', async () => {
    const made = draft(house.engine, { resourceType: 'Location' }, 'w');
    const key = (await keysOf(house.engine, [made])).get(0n);
    assert.ok(key);
    const before = { key: 7n, id: 'w', type: house.engine.index.length, version: 4, owner: 9 } as unknown as SealedRow;
    const named = {
      ...before,
      type: sealedRow(house.engine, made, key, { key: 1n, owner: 1, before: undefined }).type,
    };
    const next = sealedRow(house.engine, made, key, { key: 1n, owner: 1, before: named });
    assert.deepEqual([next.key, next.owner, next.expected, next.deleted], [7n, 9, 4, false]);
    const gone = tombstone(named, made.self);
    assert.deepEqual(
      [gone.key, gone.expected, gone.deleted, gone.content.length, gone.facts.length],
      [7n, 4, true, 0, 0],
    );
    assert.throws(
      () => checkIdentity('Location', 'other', named),
      /Location\/other has the identity hash of type \d+, id w/,
    );
  });
});
