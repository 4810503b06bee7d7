import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { runningAddress } from './running.ts';

function dataWith(t: TestContext, lines: readonly string[], place = 'database'): string {
  const data = mkdtempSync(join(tmpdir(), 'suwen-running-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  mkdirSync(join(data, place, 'cluster'), { recursive: true });
  if (lines.length > 0) writeFileSync(join(data, place, 'cluster', 'postmaster.pid'), lines.join('\n'));
  return data;
}

suite('the address of a running database', () => {
  test('is its socket folder', (t) => {
    const data = dataWith(t, ['1', '/c', '2', '5432', '/run/socket', '', 'x']);
    assert.deepEqual(runningAddress(data), { host: '/run/socket', port: 5432, user: 'suwen', database: 'suwen' });
  });

  test('is loopback with its password, also where the data folder points elsewhere', (t) => {
    const data = dataWith(t, ['1', '/c', '2', '6001', '', '127.0.0.1', 'x'], 'far');
    writeFileSync(join(data, 'database.json'), JSON.stringify({ folder: join(data, 'far') }));
    writeFileSync(join(data, 'far', 'password'), 'secret');
    const address = { host: '127.0.0.1', port: 6001, user: 'suwen', database: 'suwen', password: 'secret' };
    assert.deepEqual(runningAddress(data), address);
  });

  test('is none where no database runs', (t) => assert.equal(runningAddress(dataWith(t, [])), undefined));
});
