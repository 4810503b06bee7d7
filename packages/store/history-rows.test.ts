import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { withDatabase } from './fixtures/database.ts';
import { line, row, writing } from './fixtures/rows.ts';
import { historyRows, positionText, readPosition, versionRow } from './history-rows.ts';
import type { SealedRow } from './row.ts';
import { writeRows } from './write-rows.ts';

suite('rows of history', () => {
  const database = withDatabase();

  test('a position is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.nat(9_999_999_999_999),
        fc.bigInt(0n, 10n ** 18n - 1n),
        fc.nat(999_999_999),
        (updated, key, version) => {
          assert.deepEqual(readPosition(positionText({ updated, key, version } as SealedRow)), {
            updated,
            key: String(key),
            version,
          });
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => readPosition(text) === undefined || /^[\d.]+~\d+~\d+$/u.test(text)));
  });

  test('of one version are there whether it is current, superseded or neither', async () => {
    await writeRows(database.sql, [line(row(1n))], writing);
    await writeRows(database.sql, [line(row(1n, { expected: 1, content: Buffer.from('two') }))], writing);
    const contents = await Promise.all(
      [1, 2, 3].map(async (version) => (await versionRow(database.sql, 1, 1n, version))?.content.toString()),
    );
    assert.deepEqual(contents, ['content 1', 'two', undefined]);
    assert.equal(await versionRow(database.sql, 2, 1n, 2), undefined);
  });

  test('come one more than asked for, where there are more', async () => {
    const count = async (most: number): Promise<number> =>
      (await historyRows(database.sql, { key: 1n }, { count: most })).length;
    assert.deepEqual([await count(1), await count(2), await count(3)], [2, 2, 2]);
  });
});
