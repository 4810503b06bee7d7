import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { settleMode } from './mode.ts';

const now = new Date('2026-01-02T03:04:05Z');

function folderFor(test: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'suwen-mode-'));
  test.after(() => rmSync(data, { recursive: true }));
  return data;
}

suite('settleMode', () => {
  test('makes a demo hospital unless a real one is asked for', (t) => {
    const modes = [
      settleMode({ data: folderFor(t), demo: 'default' }, false, now),
      settleMode({ data: folderFor(t), demo: 'on' }, false, now),
      settleMode({ data: folderFor(t), demo: 'off' }, false, now),
      settleMode({ data: folderFor(t), demo: 'default' }, true, now),
    ];
    assert.deepEqual(modes, ['demo', 'demo', 'hospital', 'hospital']);
  });

  test('keeps demo data out of a hospital for ever', (t) => {
    const data = folderFor(t);
    settleMode({ data, demo: 'default' }, true, now);
    assert.equal(settleMode({ data, demo: 'default' }, false, now), 'hospital');
    assert.throws(() => settleMode({ data, demo: 'on' }, false, now), { code: 'server/hospital-folder' });
  });

  test('never begins a hospital among invented patients', (t) => {
    const data = folderFor(t);
    settleMode({ data, demo: 'default' }, false, now);
    assert.throws(() => settleMode({ data, demo: 'default' }, true, now), { code: 'server/demo-folder' });
    assert.equal(settleMode({ data, demo: 'off' }, false, now), 'demo');
  });
});
