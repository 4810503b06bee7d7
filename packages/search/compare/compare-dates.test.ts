import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Prefix } from '../parse/condition.ts';
import { dateMeets } from './compare-dates.ts';

const met = (value: { readonly lo: number; readonly hi: number }): string =>
  (['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const)
    .filter((prefix: Prefix) => dateMeets({ kind: 'date', prefix, lo: 10, hi: 20, slack: 5 }, value))
    .join(' ');

suite('dateMeets', () => {
  test('compares ranges: within, across, around, before, after', () => {
    assert.deepEqual(
      {
        within: met({ lo: 12, hi: 15 }),
        whole: met({ lo: 10, hi: 20 }),
        across: met({ lo: 15, hi: 25 }),
        around: met({ lo: 5, hi: 25 }),
        before: met({ lo: 1, hi: 5 }),
        touching: met({ lo: 5, hi: 10 }),
        after: met({ lo: 20, hi: 30 }),
        open: met({ lo: 12, hi: Infinity }),
      },
      {
        within: 'eq ge le ap',
        whole: 'eq ge le ap',
        across: 'ne gt ge ap',
        around: 'ne gt lt ge le ap',
        before: 'ne lt le eb',
        touching: 'ne lt le eb ap',
        after: 'ne gt ge sa ap',
        open: 'ne gt ge ap',
      },
    );
  });
});
