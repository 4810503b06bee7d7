import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { blobTableContract } from '#test';
import { blobTable, dropBlobs, referToBlobs } from './blob-table.ts';
import { withDatabase } from './fixtures/database.ts';

suite('blobs in PostgreSQL', () => {
  const database = withDatabase();
  const now = new Date('2026-01-02T03:04:05Z');
  const added = async (address: string): Promise<string> => {
    await blobTable(database.sql).add({ address, keyId: 7, size: 1, mark: Buffer.from(address) }, now);
    return address;
  };
  const refs = async (address: string): Promise<number | undefined> =>
    (
      await database.sql.query<{ readonly refs: number }>('', 'select refs from suwen.blob where address = $1', [
        address,
      ])
    )[0]?.refs;

  blobTableContract('in PostgreSQL', () => ({
    table: blobTable(database.sql),
    refer: (address) => referToBlobs(database.sql, [address]),
    drop: (address, at) => dropBlobs(database.sql, [address], at),
  }));

  test('references commit or vanish with their record', async () => {
    const [a, b] = [await added('a1'), await added('b1')];
    const failing = database.sql.transaction(async (sql) => {
      await referToBlobs(sql, [a, b]);
      throw new Error('the record was refused');
    });
    await assert.rejects(failing, /refused/);
    assert.deepEqual([await refs(a), await refs(b)], [0, 0]);
    await database.sql.transaction((sql) => referToBlobs(sql, [a, b, a]));
    assert.deepEqual([await refs(a), await refs(b)], [2, 1]);
    await database.sql.transaction((sql) => dropBlobs(sql, [a, a, b], now));
    assert.deepEqual([await refs(a), await refs(b)], [0, 0]);
  });

  test('records that share blobs in any order never wait for each other in a circle', async () => {
    const shared = await Promise.all(['s1', 's2', 's3', 's4'].map(added));
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        database.sql.transaction(async (sql) => referToBlobs(sql, n % 2 === 0 ? shared : shared.toReversed())),
      ),
    );
    assert.deepEqual(await Promise.all(shared.map(refs)), [24, 24, 24, 24]);
  });

  test('a blob that was collected cannot be referred to, nor one dropped too often', async () => {
    await assert.rejects(referToBlobs(database.sql, ['gone']), /have no row/);
    const address = await added('once');
    await assert.rejects(dropBlobs(database.sql, [address], now), { code: '23514' });
  });

  test('a blob is referred to or collected, never both', async () => {
    const addresses = await Promise.all(Array.from({ length: 20 }, (_, n) => added(`race${n}`)));
    const referring = addresses.map((address) =>
      referToBlobs(database.sql, [address])
        .then(() => address)
        .catch(() => undefined),
    );
    const taken = new Set(await blobTable(database.sql).takeUnreferenced(new Date(now.getTime() + 1), 100));
    for (const address of await Promise.all(referring)) assert.ok(address === undefined || !taken.has(address));
  });

  test('lists more addresses than a page', async () => {
    await database.sql.query(
      '',
      `insert into suwen.blob (address, key_id, size, mark, since) select 'page' || n, 1, 1, ''::bytea, $1 from generate_series(1, 2500) n`,
      [now],
    );
    let count = 0;
    for await (const address of blobTable(database.sql).addresses()) if (address.startsWith('page')) count += 1;
    assert.equal(count, 2500);
  });
});
