import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { logReading } from './log-reading.ts';
import type { ReadingLine } from './reading.ts';
import type { SealedRow } from './row.ts';

const row = (key: bigint, patient: bigint, type = 5): SealedRow => ({ key, patient, type }) as SealedRow;
const logged = (action: number, type: number, ...rows: readonly SealedRow[]): readonly ReadingLine[] => {
  const lines: ReadingLine[] = [];
  const reading = { add: (line: ReadingLine) => void lines.push(line), flush: () => Promise.resolve() };
  logReading({ reading, now: () => 1 }, { agent: 2, owner: 1, request: 'r' }, action, type, rows);
  return lines;
};
const line = (more: object): object => ({
  at: 1,
  request: 'r',
  key: 0n,
  patient: 0n,
  agent: 2,
  shown: 1,
  action: 9,
  type: 7,
  ...more,
});

suite('what is written down of a reading', () => {
  test('of one resource is its key and type', () => {
    assert.deepEqual(logged(0, 0, row(11n, 12n)), [line({ key: 11n, patient: 12n, action: 0, type: 5 })]);
  });

  test('of several is one line per patient and one for the rest', () => {
    assert.deepEqual(logged(9, 7, row(1n, 20n), row(2n, 0n), row(3n, 20n), row(4n, 21n)), [
      line({ patient: 20n, shown: 2 }),
      line({ shown: 1 }),
      line({ patient: 21n, shown: 1 }),
    ]);
  });

  test('of a search that found nothing is that it was asked', () => {
    assert.deepEqual(logged(9, 7), [line({ shown: 0 })]);
  });
});
