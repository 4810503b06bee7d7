import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { countTypes, exportBatch, settledTime } from './export-batch.ts';

suite('batches of an export', () => {
  const house = withHouse();

  test('come in order of creation, each resource once, whatever the size; the reading is written down', async () => {
    const session = await house.sessionOf('li');
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.push((await house.store.create(session, { resourceType: 'Basic', code: { text: 'x' } })).id);
    await house.store.remove(session, 'Basic', ids[4] ?? '');
    const found: string[] = [];
    for (let after: bigint | undefined = 0n; after !== undefined;) {
      const batch = await exportBatch(house.engine, session, { of: 'all' }, { type: 'Basic', after, limit: 3 });
      found.push(...batch.versions.map(({ id }) => id));
      after = batch.next;
    }
    assert.deepEqual(found, ids.slice(0, 4));
    const gone = await exportBatch(
      house.engine,
      session,
      { of: 'all' },
      { type: 'Basic', after: 0n, deleted: true, limit: 3 },
    );
    assert.deepEqual(
      gone.versions.map(({ id }) => id),
      ids.slice(4),
    );
    const [lines] = await house.engine.sql.query<{ shown: bigint }>(
      '',
      'select sum(shown) as shown from suwen.reading',
      [],
    );
    assert.equal(lines?.shown, 5n);
    assert.deepEqual([...(await countTypes(house.engine))], [['Basic', 5]]);
  });

  test('are settled before now, and before a transaction that is open', async () => {
    const before = await settledTime(house.engine);
    assert.ok(before <= house.engine.now() - 5000);
    await house.engine.sql.transaction(async (sql) => {
      await sql.query('', 'select pg_current_xact_id()', []);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.ok((await settledTime(house.engine)) <= house.engine.now() - 5300);
    });
  });
});
