import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient } from '#fhir';
import type { Change, Patcher } from './fhir-store.ts';
import { withStore } from './fixtures/engine.ts';

const patient = (value: string, more: Partial<Patient> = {}): Patient => ({
  resourceType: 'Patient',
  identifier: [{ system: 'urn:w', value }],
  ...more,
});
const where = (value: string): readonly (readonly [string, string])[] => [['identifier', `urn:w|${value}`]];
const plain = (change: Change | undefined): object | undefined =>
  change && { version: change.version, created: change.created, written: change.written, deleted: change.deleted };

suite('conditional writes', () => {
  const house = withStore();

  test('create where nothing matches, and give the match where one does', async () => {
    const session = await house.session();
    const made = await house.store.create(session, patient('a'), where('a'));
    const found = await house.store.create(session, patient('a', { active: true }), where('a'));
    assert.deepEqual([made, found].map(plain), [
      { version: 1, created: true, written: true, deleted: false },
      { version: 1, created: false, written: false, deleted: false },
    ]);
    assert.deepEqual([found.id, found.text], [made.id, made.text]);
  });

  test('of 12 creates at once in two processes, one writes, whatever the order of the conditions', async () => {
    const session = await house.session();
    const stores = [house.store, house.other()];
    const active = ['active', 'true'] as const;
    const changes = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (stores[n % 2] ?? house.store).create(
          session,
          patient('race', { active: true }),
          n % 3 === 0 ? [...where('race'), active] : [active, ...where('race')],
        ),
      ),
    );
    assert.deepEqual(
      [changes.filter((change) => change?.written).length, new Set(changes.map((change) => change?.id)).size],
      [1, 1],
    );
  });

  test('update the one match, make what is not there, and refuse several', async () => {
    const session = await house.session();
    const made = await house.store.updateWhere(session, patient('b'), where('b'));
    const changed = await house.store.updateWhere(session, patient('b', { active: true }), where('b'));
    assert.deepEqual([made, changed].map(plain), [
      { version: 1, created: true, written: true, deleted: false },
      { version: 2, created: false, written: true, deleted: false },
    ]);
    assert.equal(changed.id, made.id);
    await assert.rejects(house.store.updateWhere(session, patient('b', { id: 'other' }), where('b')), {
      code: 'store/id-contradicts',
    });
    await house.store.create(session, patient('b'));
    await assert.rejects(house.store.updateWhere(session, patient('b'), where('b')), { code: 'store/several-match' });
  });

  test('make a resource under the id that the body names, but never over one that the condition does not match', async () => {
    const session = await house.session();
    const made = await house.store.updateWhere(session, patient('named', { id: 'chosen' }), where('named'));
    assert.deepEqual([made.id, plain(made)], ['chosen', { version: 1, created: true, written: true, deleted: false }]);
    await assert.rejects(house.store.updateWhere(session, patient('unlike', { id: 'chosen' }), where('unlike')), {
      kind: 'conflict',
      code: 'store/id-taken',
    });
    await house.store.remove(session, 'Patient', 'chosen');
    const again = await house.store.updateWhere(session, patient('unlike', { id: 'chosen' }), where('unlike'));
    assert.deepEqual(plain(again), { version: 3, created: true, written: true, deleted: false });
  });

  test('patch and delete the one match', async () => {
    const session = await house.session();
    await house.store.create(session, patient('c'));
    const activate: Patcher = (one) => ({ ...one, active: true }) as Patient;
    assert.deepEqual(plain(await house.store.patchWhere(session, 'Patient', where('c'), activate)), {
      version: 2,
      created: false,
      written: true,
      deleted: false,
    });
    await assert.rejects(house.store.patchWhere(session, 'Patient', where('nobody'), activate), {
      kind: 'not-found',
    });
    assert.deepEqual((await house.store.removeWhere(session, 'Patient', where('c'))).map(plain), [
      { version: 3, created: false, written: true, deleted: true },
    ]);
    assert.deepEqual(await house.store.removeWhere(session, 'Patient', where('c')), []);
  });
});
