import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DAY } from '../time.ts';
import { operation } from './operation.ts';

suite('operation', () => {
  test('costs blood, raises inflammation, and both pass', () => {
    const size = (on: string, days: number): number =>
      operation(0, 1).reduce((sum, influence) => (influence.on === on ? sum + influence.at(days * DAY) : sum), 0);
    assert.ok(size('haemoglobin', 2) < -10 && size('crp', 2) > 50);
    assert.ok(Math.abs(size('haemoglobin', 200)) < 1 && size('crp', 60) < 1);
    assert.equal(size('crp', -1), 0);
  });
});
