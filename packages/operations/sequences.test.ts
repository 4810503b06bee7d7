import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { sequences } from './sequences.ts';

suite('sequences', () => {
  const house = withHouse();
  const take = (name: string, owner: number, at: string): Promise<number> =>
    house.engine.sql.transaction((sql) =>
      sequences(sql, { owner, zone: 'Asia/Shanghai', now: Date.parse(at) }).next(name),
    );

  test('count from 1 per organisation and year of the hospital', async () => {
    const taken = [
      await take('accession', 1, '2026-12-31T15:59:59Z'),
      await take('accession', 1, '2026-12-31T15:59:59Z'),
      await take('accession', 2, '2026-12-31T15:59:59Z'),
      await take('record', 1, '2026-12-31T15:59:59Z'),
      await take('accession', 1, '2026-12-31T16:00:00Z'),
    ];
    assert.deepEqual(taken, [1, 2, 1, 1, 1]);
  });

  test('a rolled back transaction takes none', async () => {
    const failing = house.engine.sql.transaction(async (sql) => {
      await sequences(sql, { owner: 1, zone: 'UTC', now: 0 }).next('x');
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(await take('x', 1, '1970-01-01T00:00:00Z'), 1);
  });
});
