import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { temporaryDatabase } from '#database';
import {
  consumerPosition,
  eventsAfter,
  lastSequence,
  makePartitions,
  registerConsumer,
  rememberPosition,
  sequenceCommits,
  writerOf,
} from './events.ts';
import { migrate } from './migrate.ts';
import { openSql, type Sql, type SqlPool } from './sql.ts';
import { line, row, writing } from './fixtures/rows.ts';
import { writeRows } from './write-rows.ts';

suite('events', () => {
  let sql: SqlPool;
  let stop: () => Promise<void>;
  before(async () => {
    const database = await temporaryDatabase();
    sql = openSql(database.config, 6);
    stop = database.stop;
    await migrate(sql, new URL('schema/', import.meta.url));
  });
  after(async () => {
    await sql.end();
    await stop();
  });

  test('come in commit order, with what happened', async () => {
    await writeRows(sql, [line(row(1n), row(2n))], writing);
    await writeRows(sql, [line(row(1n, { expected: 1 }))], writing);
    await writeRows(sql, [line(row(2n, { expected: 1, deleted: true, content: Buffer.alloc(0) }))], writing);
    await sequenceCommits(sql);
    assert.deepEqual(
      (await eventsAfter(sql, 0n, 10)).map(({ sequence, id, version, method }) => ({ sequence, id, version, method })),
      [
        { sequence: 1n, id: 'r1', version: 1, method: 'create' },
        { sequence: 1n, id: 'r2', version: 1, method: 'create' },
        { sequence: 2n, id: 'r1', version: 2, method: 'update' },
        { sequence: 3n, id: 'r2', version: 2, method: 'delete' },
      ],
    );
    assert.equal((await eventsAfter(sql, 2n, 10)).length, 1);
  });

  test('a transaction that commits late comes after what committed before it, and is not lost', async () => {
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    // Its transaction id is the smaller one, its commit the later one.
    const slow = sql.transaction(async (inside: Sql) => {
      await writeRows(inside, [line(row(10n))], writing);
      begun();
      await held;
    });
    await started;
    await writeRows(sql, [line(row(11n))], writing);
    const first = await sequenceCommits(sql);
    commit();
    await slow;
    const second = await sequenceCommits(sql);
    const ids = async (from: bigint): Promise<readonly string[]> =>
      (await eventsAfter(sql, from, 10)).map(({ id }) => id);
    assert.deepEqual([await ids(first - 1n), await ids(first), second - first], [['r11', 'r10'], ['r10'], 1n]);
  });

  test('within one look, the order is that of the commits, not of the transaction ids', async () => {
    const before = await sequenceCommits(sql);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let begun: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const slow = sql.transaction(async (inside: Sql) => {
      await writeRows(inside, [line(row(20n))], writing);
      begun();
      await held;
    });
    await started;
    await writeRows(sql, [line(row(21n))], writing);
    go();
    await slow;
    await sequenceCommits(sql);
    assert.deepEqual(
      (await eventsAfter(sql, before, 10)).map(({ id }) => id),
      ['r21', 'r20'],
    );
  });

  test('of one transaction that writes step by step come with the versions of each resource ascending', async () => {
    const before = await sequenceCommits(sql);
    await sql.transaction(async (inside: Sql) => {
      await writeRows(inside, [line(row(70n))], writing);
      for (let n = 1; n <= 6; n += 1) await writeRows(inside, [line(row(70n, { expected: n }))], writing);
    });
    await sequenceCommits(sql);
    assert.deepEqual(
      (await eventsAfter(sql, before, 10)).map(({ id, version }) => [id, version]),
      [1, 2, 3, 4, 5, 6, 7].map((version) => ['r70', version]),
    );
  });

  test('a consumer stands where it was remembered, and never goes back', async () => {
    assert.equal(await consumerPosition(sql, 'x'), 0n);
    await rememberPosition(sql, 'x', 5n);
    await rememberPosition(sql, 'x', 3n);
    assert.equal(await consumerPosition(sql, 'x'), 5n);
  });

  test('are told for some types alone', async () => {
    const before = await sequenceCommits(sql);
    await writeRows(sql, [line(row(40n), row(41n, { type: 2 }))], writing);
    await writeRows(sql, [line(row(42n))], writing);
    await sequenceCommits(sql);
    const ids = async (...types: readonly string[]): Promise<readonly string[]> =>
      (await eventsAfter(sql, before, 10, types)).map(({ id }) => id);
    assert.deepEqual(
      [await ids('ActivityDefinition'), await ids('Account', 'ActivityDefinition'), await ids()],
      [['r41'], ['r40', 'r41', 'r42'], []],
    );
  });

  test('a look that finds nothing new writes nothing', async () => {
    await sequenceCommits(sql);
    const transaction = await sql.transaction(async (inside) => {
      await sequenceCommits(inside);
      return inside.query('', 'select pg_current_xact_id_if_assigned() as id', []);
    });
    assert.deepEqual(transaction, [{ id: null }]);
  });

  test('a new consumer begins now, one that is known where it was', async () => {
    await registerConsumer(sql, 'new');
    assert.equal(await consumerPosition(sql, 'new'), await lastSequence(sql));
    await rememberPosition(sql, 'known', 3n);
    await registerConsumer(sql, 'known');
    assert.equal(await consumerPosition(sql, 'known'), 3n);
  });

  test('name who wrote a version', async () => {
    await writeRows(sql, [{ ...line(row(50n)), agent: 7 }], writing);
    const sequence = await sequenceCommits(sql);
    assert.deepEqual(await writerOf(sql, sequence, 50_000n), { agent: 7, owner: 1 });
    assert.equal(await writerOf(sql, sequence, 51_000n), undefined);
  });

  test('partitions are made again and again, and take in what fell between', async () => {
    const later = new Date('2031-05-15T00:00:00Z');
    await writeRows(sql, [line(row(60n))], { ...writing, at: later.getTime() });
    await makePartitions(sql, later);
    await makePartitions(sql, later);
    const where = await sql.query(
      '',
      `select (select relname from pg_class where oid = ledger.tableoid) as part from suwen.ledger where at = $1`,
      [later],
    );
    assert.deepEqual(where, [{ part: 'ledger_2031_05' }]);
    await writeRows(sql, [line(row(61n))], { ...writing, at: Date.parse('2031-07-31T23:59:59Z') });
    const [last] = await sql.query<{ readonly part: string }>(
      '',
      `select (select relname from pg_class where oid = ledger.tableoid) as part from suwen.ledger where at > $1`,
      [new Date('2031-07-01')],
    );
    assert.equal(last?.part, 'ledger_2031_07');
  });
});
