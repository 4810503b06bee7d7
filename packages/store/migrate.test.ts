import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test, type TestContext } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { migrate } from './migrate.ts';

suite('migrate', () => {
  const database = withDatabase();
  const folderOf = async (t: TestContext, steps: Readonly<Record<string, string>>): Promise<URL> => {
    const folder = await mkdtemp(join(tmpdir(), 'suwen-steps-'));
    t.after(() => rm(folder, { recursive: true }));
    for (const [name, text] of Object.entries(steps)) await writeFile(join(folder, name), text);
    return pathToFileURL(`${folder}/`);
  };

  test('runs steps in the order of their names, once, several servers starting at the same time', async (t) => {
    const folder = await folderOf(t, {
      'b-2.sql': `insert into step_test values (2); select pg_sleep(0.05)`,
      'b-1.sql': 'create table step_test (n int); insert into step_test values (1)',
      'read.me': 'nothing',
    });
    const ran = await Promise.all([1, 2, 3].map(() => migrate(database.sql, folder)));
    assert.deepEqual(ran.flat().toSorted(), ['b-1.sql', 'b-2.sql']);
    assert.deepEqual(await database.sql.query('', 'select n from step_test order by n', []), [{ n: 1 }, { n: 2 }]);
    assert.deepEqual(await migrate(database.sql, folder), []);
  });

  test('a step that fails leaves nothing behind and runs again the next time', async (t) => {
    const steps = { 'c-1.sql': 'create table half (n int); select 1/0' };
    await assert.rejects(migrate(database.sql, await folderOf(t, steps)), /division by zero/);
    assert.deepEqual(await database.sql.query('', `select to_regclass('half') as there`, []), [{ there: null }]);
    assert.deepEqual(await migrate(database.sql, await folderOf(t, { 'c-1.sql': 'create table half (n int)' })), [
      'c-1.sql',
    ]);
  });

  test('with names runs these alone', async (t) => {
    const folder = await folderOf(t, { 'd-1.sql': 'select 1', 'd-2.sql': 'select 2' });
    assert.deepEqual(await migrate(database.sql, folder, new Set(['d-2.sql'])), ['d-2.sql']);
    assert.deepEqual(await migrate(database.sql, folder), ['d-1.sql']);
  });
});
