import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { before, after, suite, test } from 'node:test';
import { folderFor } from './fixtures/launch.ts';
import { temporaryDatabase, type TemporaryDatabase } from './temporary.ts';
import { command, greet } from './wire.ts';

suite('wire', () => {
  let database: TemporaryDatabase;
  before(async () => (database = await temporaryDatabase()));
  after(() => database.stop());

  test('greets a server that is ready', async () => {
    assert.equal(await greet(database.config), 'ready');
  });

  test('hears a refusal for a database that does not exist, after authentication', async () => {
    await assert.rejects(command({ ...database.config, database: 'none' }, 'SELECT 1'), /"none" does not exist/);
  });

  test('hears nothing where nobody listens', async (t) => {
    assert.equal(await greet({ ...database.config, host: folderFor(t) }), 'silent');
  });

  test('knows a server that is still starting from one that is not there', async (t) => {
    const host = folderFor(t);
    const body = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
    const head = Buffer.from([0x45, 0, 0, 0, body.length + 4]);
    const server = createServer((socket) => socket.end(Buffer.concat([head, body])));
    t.after(() => server.close());
    await new Promise<void>((resolve) => server.listen(join(host, '.s.PGSQL.5432'), resolve));
    assert.equal(await greet({ ...database.config, host }), 'starting');
  });

  test('gives the first column of every row, split over packets or not', async () => {
    const rows = await command(database.config, "SELECT n || repeat('x', 1000) FROM generate_series(1, 500) n");
    assert.deepEqual([rows.length, rows[499]?.length], [500, 1003]);
  });

  test('throws what the server complains of', async () => {
    await assert.rejects(command(database.config, 'SELEC'), /syntax error/);
  });
});
