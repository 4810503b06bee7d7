import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { progressLine } from './progress.ts';

suite('the line of progress', () => {
  test('counts files, resources and refusals, those under way too', () => {
    const written: string[] = [];
    const line = progressLine(3, { isTTY: false, write: (text) => written.push(text) });
    line.fileDone(10, 1);
    line.underWay(5);
    assert.match(line.end(), /files 1\/3 · 资源 resources 15 · \d+\/s · 拒绝 refused 1 · [\d.]+ s$/u);
    line.fileDone(7, 0);
    assert.deepEqual([line.written, line.refused], [17, 1]);
    assert.ok(written.length <= 1);
  });
});
