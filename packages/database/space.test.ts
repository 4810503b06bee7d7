import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { suite, test } from 'node:test';
import { checkSpace, freeMB, nearest, walBudgetMB } from './space.ts';

suite('space', () => {
  test('refuses a start on a full disk, with both sizes and what to do', () => {
    assert.throws(() => checkSpace('/data', 'old', 12), {
      kind: 'unavailable',
      code: 'database/disk-full',
      message:
        'database/disk-full: The disk is full: /data has 12 MB left and a start needs 64 MB. Nothing is lost: make room, then start again',
    });
  });

  test('asks more of a first start', () => {
    assert.doesNotThrow(() => checkSpace('/data', 'old', 100));
    assert.throws(() => checkSpace('/data', 'new', 100), { code: 'database/disk-full' });
  });

  test('measures the folder above one that is not there yet', () => {
    assert.equal(nearest(`${tmpdir()}/not/there`), tmpdir());
    assert.ok(freeMB(tmpdir()) > 0);
  });

  test('lets WAL take a tenth of what is free, within bounds', () => {
    assert.deepEqual([100, 10_000, 900_000].map(walBudgetMB), [256, 1000, 4096]);
  });
});
