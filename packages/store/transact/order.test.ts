import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { TransactionEntry } from '../fhir-store.ts';
import { processingOrder } from './order.ts';

const entries = (...methods: readonly TransactionEntry['method'][]): readonly TransactionEntry[] =>
  methods.map((method, n) => ({ place: String(n), method, type: 'Basic' }));

suite('the order of a transaction', () => {
  test('is DELETE, POST, then PUT and PATCH as they stand', () => {
    assert.deepEqual(processingOrder(entries('PATCH', 'POST', 'PUT', 'DELETE', 'POST')), [3, 1, 4, 0, 2]);
  });

  test('takes every entry once', () => {
    const method = fc.constantFrom<TransactionEntry['method']>('DELETE', 'POST', 'PUT', 'PATCH');
    fc.assert(
      fc.property(fc.array(method), (methods) => {
        const order = processingOrder(entries(...methods));
        assert.deepEqual(
          order.toSorted((a, b) => a - b),
          methods.map((_, n) => n),
        );
      }),
    );
  });
});
