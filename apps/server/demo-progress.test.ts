import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDemoProgress, writeDemoProgress } from './demo-progress.ts';

test('the progress of the demo survives a restart and is nothing before the first batch', () => {
  const data = mkdtempSync(join(tmpdir(), 'suwen-demo-'));
  const progress = { seed: 'a', today: '2026-01-02T03:04:00.000Z', batches: 3, done: 7, total: 2000 };
  assert.equal(readDemoProgress(data), undefined);
  writeDemoProgress(data, progress);
  assert.deepEqual(readDemoProgress(data), progress);
  rmSync(data, { recursive: true });
});
