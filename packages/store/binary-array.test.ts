import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { temporaryDatabase } from '#database';
import {
  boolArray,
  byteaArray,
  float8Array,
  int2Array,
  int4Array,
  int8Array,
  int8ArrayOfBytes,
  textArray,
  timestampArray,
  uuidArray,
} from './binary-array.ts';
import { openSql, type SqlPool } from './sql.ts';

suite('binary arrays', () => {
  let sql: SqlPool;
  let stop: () => Promise<void>;
  before(async () => {
    const database = await temporaryDatabase();
    sql = openSql(database.config, 2);
    stop = database.stop;
  });
  after(async () => {
    await sql.end();
    await stop();
  });

  const roundTrip = async (type: string, value: Buffer): Promise<unknown> => {
    const rows = await sql.query<{ value: string | null }>(`array-${type}`, `select $1::${type}[]::text as value`, [
      value,
    ]);
    return rows[0]?.value;
  };

  test('every kind reads back in PostgreSQL as it was written', async () => {
    assert.deepEqual(
      await Promise.all([
        roundTrip('int4', int4Array([1, -2, 2_147_483_647])),
        roundTrip('int2', int2Array([7, -7])),
        roundTrip('float8', float8Array([1.5, -0.1])),
        roundTrip('bool', boolArray([true, false])),
        roundTrip('int8', int8Array([1n, -9_223_372_036_854_775_808n])),
        roundTrip('int8', int8ArrayOfBytes([Buffer.from('0000000000000005fffffffffffffffe', 'hex')])),
        roundTrip('text', textArray(['a,"b', undefined, '𠮷'])),
        roundTrip('bytea', byteaArray([Buffer.from('ff00', 'hex')])),
        roundTrip('uuid', uuidArray(['6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111'])),
        roundTrip('int4', int4Array([])),
      ]),
      [
        '{1,-2,2147483647}',
        '{7,-7}',
        '{1.5,-0.1}',
        '{t,f}',
        '{1,-9223372036854775808}',
        '{5,-2}',
        '{"a,\\"b",NULL,𠮷}',
        '{"\\\\xff00"}',
        '{6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111}',
        '{}',
      ],
    );
  });

  test('times keep their milliseconds, absence and infinity', async () => {
    const rows = await sql.query<{ value: string }>(
      'array-times',
      `select array_to_string(array(select coalesce(extract(epoch from t)::text, 'none') from unnest($1::timestamptz[]) t), ' ') as value`,
      [timestampArray([0, 1_767_322_985_123, undefined, Infinity, -Infinity])],
    );
    assert.equal(rows[0]?.value, '0.000000 1767322985.123000 none Infinity -Infinity');
  });
});
