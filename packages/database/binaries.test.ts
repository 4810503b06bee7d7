import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { findBinaries, program } from './binaries.ts';

suite('findBinaries', () => {
  test('finds the programs that npm brought for this platform', () => {
    const { folder, major, version } = findBinaries();
    assert.deepEqual({ major, whole: version.startsWith('18.4') }, { major: '18', whole: true });
    for (const name of ['initdb', 'pg_ctl', 'postgres'])
      assert.ok(existsSync(join(folder, 'bin', program(name))), name);
  });

  test('refuses where there are none and says what to do', () => {
    assert.throws(() => findBinaries('/'), {
      kind: 'unavailable',
      code: 'database/no-binaries',
      message: /npm ci.*DATABASE_URL/,
    });
  });
});
