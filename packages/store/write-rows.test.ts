import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { temporaryDatabase } from '#database';
import { migrate } from './migrate.ts';
import { rowsBySelf } from './read-rows.ts';
import { line, row, writing } from './fixtures/rows.ts';
import { historyRows, versionRow } from './history-rows.ts';
import { openSql, sqlState, type SqlPool } from './sql.ts';
import { writeRows } from './write-rows.ts';

suite('writeRows', () => {
  let sql: SqlPool;
  let stop: () => Promise<void>;
  before(async () => {
    const database = await temporaryDatabase();
    sql = openSql(database.config, 4);
    stop = database.stop;
    await migrate(sql, new URL('schema/', import.meta.url));
    await sql.script(`select suwen.make_partitions(now())`);
  });
  after(async () => {
    await sql.end();
    await stop();
  });

  const all = <Row>(text: string): Promise<readonly Row[]> => sql.query<Row>('', text, []);

  test('writes rows with their facts, dates and numbers, and they read back', async () => {
    assert.deepEqual(await writeRows(sql, [line(row(1n), row(2n, { dates: [], numbers: [] }))], writing), new Set());
    const rows = await rowsBySelf(sql, [1000n, 2000n, 3000n]);
    assert.deepEqual(
      [...rows.values()]
        .map(({ key, id, version, updated, content }) => ({ key, id, version, updated, content: content.toString() }))
        .toSorted((a, b) => Number(a.key - b.key)),
      [
        { key: 1n, id: 'r1', version: 1, updated: writing.at, content: 'content 1' },
        { key: 2n, id: 'r2', version: 1, updated: writing.at, content: 'content 2' },
      ],
    );
    assert.deepEqual(await all(`select facts::text as facts from suwen.resource order by key`), [
      { facts: '{1,-5,1}' },
      { facts: '{1,-5,2}' },
    ]);
    assert.deepEqual(await all(`select slot, key, lo::text as lo from suwen.date_value`), [
      { slot: 9n, key: 1n, lo: '-infinity' },
    ]);
    assert.deepEqual(await all(`select slot, key, lo, hi from suwen.number_value`), [
      { slot: 8n, key: 1n, lo: 1.5, hi: 2.5 },
    ]);
  });

  test('moves the version before aside and replaces what was indexed', async () => {
    const next = row(1n, {
      expected: 1,
      content: Buffer.from('second'),
      dates: [],
      numbers: [{ slot: 8n, unit: 0n, lo: 3, hi: 4 }],
    });
    assert.deepEqual(await writeRows(sql, [line(next)], { ...writing, at: writing.at + 5 }), new Set());
    const history = await historyRows(sql, { key: 1n }, { count: 10 });
    assert.deepEqual(
      history.map(({ version, updated, content }) => ({ version, updated, content: content.toString() })),
      [
        { version: 2, updated: writing.at + 5, content: 'second' },
        { version: 1, updated: writing.at, content: 'content 1' },
      ],
    );
    assert.equal((await versionRow(sql, 1, 1n, 1))?.content.toString(), 'content 1');
    assert.deepEqual(await all(`select lo from suwen.number_value where key = 1`), [{ lo: 3 }]);
    assert.deepEqual(await all(`select count(*)::int as dates from suwen.date_value where key = 1`), [{ dates: 0 }]);
  });

  test('leaves out alone what does not stand at the expected version', async () => {
    const stale = row(1n, { expected: 1 });
    const fresh = row(4n);
    assert.deepEqual(await writeRows(sql, [line(stale), line(fresh)], writing), new Set([stale]));
    assert.deepEqual(
      [...(await rowsBySelf(sql, [1000n, 4000n])).values()].map(({ version }) => version).toSorted((a, b) => a - b),
      [1, 2],
    );
    assert.deepEqual(await all(`select keys::text as keys from suwen.ledger order by at, keys`), [
      { keys: '{1,2}' },
      { keys: '{4}' },
      { keys: '{1}' },
    ]);
  });

  test('a line of which one row is left out still tells of the others', async () => {
    const stale = row(1n, { expected: 1 });
    assert.deepEqual(await writeRows(sql, [line(row(40n), stale, row(41n))], writing), new Set([stale]));
    assert.deepEqual(
      await all(`select keys::text as keys, versions::text as versions from suwen.ledger where 40 = any (keys)`),
      [{ keys: '{40,41}', versions: '{1,1}' }],
    );
  });

  test('with whole, one stale row refuses all', async () => {
    const fault = await writeRows(sql, [line(row(5n), row(1n, { expected: 1 }))], { ...writing, whole: true }).catch(
      (error: unknown) => error,
    );
    assert.equal(sqlState(fault), 'SW001');
    assert.equal((await rowsBySelf(sql, [5000n])).size, 0);
  });

  test('gives every commit one place in the order, once', async () => {
    const sequence = async (): Promise<unknown> =>
      (await sql.query<{ last: bigint }>('sequence', 'select suwen.sequence_commits() as last', []))[0]?.last;
    assert.equal(await sequence(), 4n);
    assert.equal(await sequence(), 4n);
    await writeRows(sql, [line(row(6n))], writing);
    assert.equal(await sequence(), 5n);
    assert.deepEqual(
      await all(
        `select e.sequence, l.keys::text as keys from suwen.event e join suwen.ledger l using (xact) order by 1`,
      ),
      [
        { sequence: 1n, keys: '{1,2}' },
        { sequence: 2n, keys: '{1}' },
        { sequence: 3n, keys: '{4}' },
        { sequence: 4n, keys: '{40,41}' },
        { sequence: 5n, keys: '{6}' },
      ],
    );
  });
});
