import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sharedServerVariable, temporaryDatabase } from './index.ts';
import { command } from './wire.ts';

suite('temporaryDatabase', () => {
  test('gives an empty UTF-8 database with checksums and fsync', async (t) => {
    const { config, stop } = await temporaryDatabase();
    t.after(stop);
    const ask = (name: string): Promise<readonly string[]> => command(config, `SHOW ${name}`);
    assert.deepEqual(await Promise.all(['server_encoding', 'data_checksums', 'fsync', 'listen_addresses'].map(ask)), [
      ['UTF8'],
      ['on'],
      ['on'],
      [''],
    ]);
    assert.deepEqual(await command(config, "SELECT '𠮷' || upper('é')"), ['𠮷É']);
  });

  test('gives each caller a database of its own, also on a shared server', async (t) => {
    const server = await temporaryDatabase({ alone: true });
    t.after(server.stop);
    const before = process.env[sharedServerVariable];
    process.env[sharedServerVariable] = server.config.host;
    t.after(() => {
      if (before === undefined) delete process.env[sharedServerVariable];
      else process.env[sharedServerVariable] = before;
    });
    const [one, two] = [await temporaryDatabase(), await temporaryDatabase()];
    await command(one.config, 'CREATE TABLE mine ()');
    await assert.rejects(command(two.config, 'SELECT FROM mine'), /does not exist/);
    await Promise.all([one.stop(), two.stop()]);
    await assert.rejects(command(one.config, 'SELECT 1'), /does not exist/);
  });

  test(
    'goes with its test process, also when that is killed',
    { skip: process.platform === 'win32' && 'next run sweeps' },
    async () => {
      const source = `
      const { temporaryDatabase } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
      console.log((await temporaryDatabase({ alone: true })).config.host);
      setInterval(() => {}, 1000);`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [host] = (await once(child.stdout, 'data')).map(String).map((line) => line.trim());
      assert.ok(host && existsSync(host));
      child.kill('SIGKILL');
      for (let waited = 0; existsSync(host) && waited < 10_000; waited += 50) await pause(50);
      assert.equal(existsSync(host), false);
    },
  );
});
