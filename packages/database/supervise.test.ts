import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from './index.ts';
import { hospitalFor } from './fixtures/launch.ts';
import { command } from './wire.ts';

suite('a database that ends by itself', () => {
  test('is started again at the same address, keeps what it acknowledged, and stops when told', async (t) => {
    const folder = hospitalFor(t);
    const told: string[] = [];
    const database = await openDatabase({
      folder,
      connections: 20,
      sharedBuffersMB: 32,
      fsync: false,
      listen: 'socket',
      tell: (words) => told.push(words.en),
    });
    await command(database.config, 'CREATE TABLE kept AS SELECT 7 AS n');
    const first = database.pid();
    process.kill(first, 'SIGKILL');
    while (database.pid() === first) await pause(10);
    assert.deepEqual(await command(database.config, 'SELECT n FROM kept'), ['7']);
    assert.deepEqual(told, [
      'The database ended unexpectedly and is started again',
      `The database is back (process ${database.pid()})`,
    ]);
    await database.stop();
    await assert.rejects(command(database.config, 'SELECT 1'));
  });
});
