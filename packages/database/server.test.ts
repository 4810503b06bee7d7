import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { owner } from './address.ts';
import type { Configuration } from './configuration.ts';
import { folderFor } from './fixtures/launch.ts';
import { startServer } from './server.ts';

const configuration = (socket: string): Configuration => ({
  connections: 20,
  sharedBuffersMB: 32,
  listen: { socket },
  fsync: true,
  maxWalMB: 256,
  cores: 2,
});

suite('startServer', { skip: process.platform === 'win32' && 'a script stands in for the server' }, () => {
  const start = (home: string, script: string): Promise<unknown> => {
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin', 'postgres'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const cluster = { folder: home, programs: { folder: home, version: '18', major: '18' }, account: { name: 'me' } };
    const address = { host: home, port: 5432, user: owner, database: owner };
    return startServer(cluster, configuration(home), address, join(home, 'log'));
  };

  test('refuses with the reason in the log when the server ends', async (t) => {
    await assert.rejects(start(folderFor(t), 'echo "FATAL:  cannot map shared memory" >&2; exit 1'), {
      code: 'database/did-not-start',
      message: /cannot map shared memory \(see .*log\)/,
    });
  });

  test('calls a disk that filled up while it recovered by its name', async (t) => {
    const complaint = 'PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device';
    await assert.rejects(start(folderFor(t), `echo '${complaint}' >&2; exit 1`), { code: 'database/disk-full' });
  });
});
