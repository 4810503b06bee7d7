import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readNumber } from '../parse/number-text.ts';
import type { Prefix } from '../parse/condition.ts';
import { numberBounds, numberMeets } from './compare-numbers.ts';

const PREFIXES: readonly Prefix[] = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

function met(text: string, lo: number, hi: number, factor?: number): string {
  return PREFIXES.filter((prefix) => {
    const test = readNumber(text, prefix);
    return test !== undefined && numberMeets(numberBounds(test, factor), { lo, hi });
  }).join(' ');
}

suite('numberMeets', () => {
  test('eq goes by the digits written, the others by the exact number', () => {
    assert.deepEqual(
      [
        met('100', 100, 100),
        met('100', 99.5, 99.5),
        met('100', 100.5, 100.5),
        met('100', 100.2, 100.2),
        met('100.0', 100.2, 100.2),
        met('100', 109, 109),
      ],
      ['eq ge le ap', 'eq lt le eb ap', 'ne gt ge sa ap', 'eq gt ge sa ap', 'ne gt ge sa ap', 'ne gt ge sa ap'],
    );
  });

  test('a range meets what it reaches', () => {
    assert.deepEqual(
      [met('100', 90, 110), met('100', -Infinity, 99), met('100', 101, Infinity)],
      ['ne gt lt ge le ap', 'ne lt le eb ap', 'ne gt ge sa ap'],
    );
  });

  test('conversion between units costs no match at a bound', () => {
    // 5.4 g stored, 5400 mg asked for: factors to gram.
    assert.equal(met('5400', 5.4, 5.4, 0.001), 'eq ge le ap');
    assert.equal(met('0.0054', 5.4, 5.4, 1000), 'eq ge le ap');
  });
});
