import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, lastComplaint, writeDoor } from './cluster.ts';
import { folderFor } from './fixtures/launch.ts';

const account = databaseAccount();
const programs = findBinaries();

suite('cluster', () => {
  test('of another major version is refused with the way over', (t) => {
    const folder = join(folderFor(t), 'cluster');
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    assert.throws(() => ensureCluster({ folder, programs, account }), {
      code: 'database/other-version',
      message: /PostgreSQL 17.*18.*export-all.*import-all/,
    });
  });

  test('that could not be made leaves nothing behind and says why', (t) => {
    const home = folderFor(t);
    const broken = { ...programs, folder: join(home, 'none') };
    assert.throws(() => ensureCluster({ folder: join(home, 'cluster'), programs: broken, account }), {
      code: 'database/not-initialised',
      message: /initdb E(NOENT|ACCES)/,
    });
    assert.deepEqual(readdirSync(home), []);
  });

  test('opens its door to the caller that the kernel names, and to nobody from a network', (t) => {
    const folder = folderFor(t);
    writeDoor({ folder, programs, account });
    assert.equal(
      readFileSync(join(folder, 'pg_hba.conf'), 'utf8'),
      'local all all peer map=suwen\nhost all all 127.0.0.1/32 scram-sha-256\n',
    );
    assert.match(readFileSync(join(folder, 'pg_ident.conf'), 'utf8'), /^suwen "[^"]+" suwen$/m);
  });

  test('complains with the line that says why', () => {
    assert.equal(lastComplaint('LOG: starting\n2026 UTC [1] FATAL:  no room\nLOG: shut down\n'), 'no room');
    assert.equal(lastComplaint('initdb: error: directory is not empty\n'), 'directory is not empty');
  });
});
