import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { line, row, writing } from './fixtures/rows.ts';
import type { WriteLine } from './row.ts';
import type { Sql } from './sql.ts';
import { groupedWrites, type Submitted } from './submit.ts';

const AT = writing.at;

suite('writes of several requests', () => {
  const database = withDatabase();
  const commits = (lanes: number, sql: Sql = database.sql): ((line: WriteLine) => Promise<Submitted>) =>
    groupedWrites(sql, lanes, () => AT, { extractor: 1, hashkey: 1 });
  const written = { written: true, at: AT };
  const late = { written: false };

  test('share a commit, each with a line of its own', async () => {
    const submit = commits(1);
    assert.deepEqual(await Promise.all([1n, 2n, 3n, 4n].map((key) => submit(line(row(key))))), [
      written,
      written,
      written,
      written,
    ]);
    const groups = await database.sql.query(
      '',
      'select count(*)::int as lines from suwen.ledger group by xact order by min(at), 1',
      [],
    );
    assert.deepEqual(groups, [{ lines: 1 }, { lines: 3 }]);
  });

  test('of the same resource in one group go one after another: the second sees that it is late', async () => {
    const submit = commits(1);
    const [, first, second] = await Promise.all([
      submit(line(row(5n))),
      submit(line(row(1n, { expected: 1 }))),
      submit(line(row(1n, { expected: 1 }))),
    ]);
    assert.deepEqual([first, second], [written, late]);
  });

  test('that race for a new identity with another process: one wins, the group goes on without the loser', async () => {
    const rivals = [commits(1), commits(1)];
    const results = await Promise.all(
      [10n, 11n, 12n, 13n].flatMap((key) =>
        rivals.map((submit, n) => submit(line(row(key * 10n + BigInt(n), { self: key, id: `raced${key}` })))),
      ),
    );
    assert.equal(results.filter((result) => result.written).length, 4);
    const rows = await database.sql.query('', `select id from suwen.resource where id like 'raced%' order by id`, []);
    assert.deepEqual(rows.length, 4);
  });

  test('are of one resource each: several could be written by halves', async () => {
    await assert.rejects(commits(1)(line(row(20n), row(21n))), /2 resources/);
  });

  test('a fault of the database rejects the group and no later one', async () => {
    let away = true;
    const submit = commits(1, {
      ...database.sql,
      query: (name, text, values) =>
        away ? Promise.reject(new Error('away')) : database.sql.query(name, text, values),
    });
    await assert.rejects(submit(line(row(30n))), /away/);
    away = false;
    assert.deepEqual(await submit(line(row(30n))), written);
  });
});
