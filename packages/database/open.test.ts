import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openDatabase, type DatabaseSettings } from './index.ts';
import { folderFor, hospitalFor } from './fixtures/launch.ts';
import { greet, command } from './wire.ts';

// Nothing here is about power cuts: these clusters are thrown away, and a busy disk would decide how long they take.
const small = { connections: 20, sharedBuffersMB: 32, fsync: false } as const satisfies Partial<DatabaseSettings>;
const root = process.getuid?.() === 0;

suite('openDatabase', () => {
  test('refuses a second start on the same folder and names the first', async (t) => {
    const folder = hospitalFor(t);
    const database = await openDatabase({ folder, ...small });
    t.after(() => database.stop());
    await assert.rejects(openDatabase({ folder, ...small }), {
      code: 'database/folder-in-use',
      message: new RegExp(`pid ${process.pid}`),
    });
  });

  test('finds its data again in a folder whose path is too long for a socket', async (t) => {
    const folder = join(folderFor(t), 'a-name-of-twenty-five-abc'.repeat(5));
    mkdirSync(folder, { recursive: true });
    for (const each of [folder, join(folder, '..')]) chmodSync(each, 0o711);
    hospitalFor(t, folder);
    const first = await openDatabase({ folder, ...small });
    await command(first.config, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    assert.equal(existsSync(first.config.host), false, 'the short socket folder is removed');
    const second = await openDatabase({ folder, ...small });
    t.after(() => second.stop());
    assert.deepEqual(await command(second.config, 'SELECT n FROM kept'), ['7']);
  });

  test(
    'as root in a folder of mode 700 keeps the data in a folder of the system, and never takes an empty one for it',
    { skip: !root && 'not root' },
    async (t) => {
      const folder = folderFor(t);
      chmodSync(folder, 0o700);
      const first = await openDatabase({ folder, ...small });
      const pointer = JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { readonly folder: string };
      t.after(() => rmSync(pointer.folder, { recursive: true, force: true }));
      await command(first.config, 'CREATE TABLE kept AS SELECT 7 AS n');
      await first.stop();

      const second = await openDatabase({ folder, ...small });
      assert.deepEqual(await command(second.config, 'SELECT n FROM kept'), ['7']);
      await second.stop();

      rmSync(pointer.folder, { recursive: true });
      await assert.rejects(openDatabase({ folder, ...small }), { code: 'database/cluster-missing' });
    },
  );

  test('listens on loopback with a password where a platform has no socket', async (t) => {
    const folder = folderFor(t);
    chmodSync(folder, 0o711);
    const database = await openDatabase({ folder, ...small, listen: 'loopback' });
    t.after(() => database.stop());
    const { host, port, password } = database.config;
    assert.equal(host, '127.0.0.1');
    assert.equal(password?.length, 32);
    assert.equal(await greet(database.config), 'ready');
    assert.match(database.settings.en, new RegExp(`fsync off, 127\\.0\\.0\\.1:${port}$`));
  });
});
