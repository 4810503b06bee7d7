import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient, Resource } from '#fhir';
import { withStore } from './fixtures/engine.ts';
import { importBatch, type Imported } from './import-batch.ts';

const patient = (id: string, more: Partial<Patient> = {}): Patient => ({ resourceType: 'Patient', id, ...more });
const told = ({ written, refused }: Imported): object => ({
  written,
  refused: refused.map(({ position, refusal }) => [position, refusal.code]),
});

suite('an import batch', () => {
  const house = withStore();
  const versionOf = async (id: string): Promise<readonly [number, boolean | undefined]> => {
    const { version, text } = await house.store.read(await house.session(), 'Patient', id);
    return [version, (JSON.parse(text) as Patient).active];
  };

  test('takes each resource to its place in one commit, and one without id to a new place', async () => {
    const session = await house.session();
    await house.store.update(session, patient('there'), 'there');
    const { id: _, ...nameless } = patient('x', { active: true });
    const batch: readonly Resource[] = [patient('new'), patient('there', { active: true }), nameless];
    assert.deepEqual(told(await importBatch(house.engine, session, batch)), { written: 3, refused: [] });
    assert.deepEqual(
      [await versionOf('new'), await versionOf('there')],
      [
        [1, undefined],
        [2, true],
      ],
    );
    const lines = await house.sql.query('', 'select versions from suwen.ledger where request = $1 and action = 13', [
      session.request,
    ]);
    assert.deepEqual(lines, [{ versions: [1, 2, 1] }]);
  });

  test('refuses what breaks a rule alone, by its position', async () => {
    const session = await house.session();
    const batch = [
      patient('good'),
      patient('bad', { gender: 'x' as never }),
      { resourceType: 'Nothing' } as never,
      patient('fine'),
    ];
    assert.deepEqual(told(await importBatch(house.engine, session, batch)), {
      written: 2,
      refused: [
        [1, 'validation/code-not-allowed'],
        [2, 'store/unknown-type'],
      ],
    });
    assert.deepEqual(
      [await versionOf('good'), await versionOf('fine')],
      [
        [1, undefined],
        [1, undefined],
      ],
    );
  });

  test('of one identity three times keeps three versions, the last one on top', async () => {
    const session = await house.session();
    const batch = [
      patient('thrice', { active: true }),
      patient('between'),
      patient('thrice'),
      patient('thrice', { active: false }),
    ];
    assert.deepEqual(told(await importBatch(house.engine, session, batch)), { written: 4, refused: [] });
    assert.deepEqual(await versionOf('thrice'), [3, false]);
    const { versions } = await house.store.history(session, { type: 'Patient', id: 'thrice' }, { count: 10 });
    assert.deepEqual(
      versions.map(({ text }) => (JSON.parse(text) as Patient).active),
      [false, undefined, true],
    );
  });

  test('beside other imports of the same identities, in the opposite order, loses nothing and refuses nothing', async () => {
    const session = await house.session();
    const batch = Array.from({ length: 60 }, (_, n) => patient(`shared-${n}`));
    const engines = [house.engine, house.other().engine, house.other().engine, house.other().engine];
    const all = await Promise.all(
      engines.map((engine, n) => importBatch(engine, session, n % 2 === 0 ? batch : batch.toReversed())),
    );
    assert.deepEqual(
      all.map(told),
      all.map(() => ({ written: 60, refused: [] })),
    );
    for (const { id } of batch) assert.equal((await versionOf(id ?? ''))[0], 4);
  });

  test('of nothing writes nothing', async () => {
    assert.deepEqual(told(await importBatch(house.engine, await house.session(), [])), { written: 0, refused: [] });
  });
});
