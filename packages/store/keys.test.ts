import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { keySource } from './keys.ts';

suite('the key source', () => {
  const database = withDatabase();

  test('gives ascending keys, a block of 256 for one round trip', async () => {
    let trips = 0;
    const source = keySource({
      ...database.sql,
      query: (name, text, values) => ((trips += 1), database.sql.query(name, text, values)),
    });
    const keys = [...(await source.take(1)), ...(await source.take(200)), ...(await source.take(55))];
    assert.deepEqual(
      keys,
      Array.from({ length: 256 }, (_, n) => (keys[0] ?? 0n) + BigInt(n)),
    );
    assert.equal(trips, 1);
    const many = await source.take(1000);
    assert.deepEqual([new Set(many).size, trips], [1000, 2]);
    assert.deepEqual(
      many,
      many.toSorted((a, b) => (a < b ? -1 : 1)),
    );
    assert.deepEqual(await source.take(0), []);
  });

  test('never gives a key twice, to however many at once in however many processes', async () => {
    const sources = [1, 2, 3].map(() => keySource(database.sql));
    const keys = (
      await Promise.all(
        Array.from({ length: 60 }, (_, n) => (sources[n % 3] ?? keySource(database.sql)).take((n * 37) % 400)),
      )
    ).flat();
    assert.equal(new Set(keys).size, keys.length);
  });
});
