import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hash, read } from '../fixtures/setting.ts';
import { afterCursor, markOf, readCursor, writeCursor } from './cursor.ts';
import type { Order } from './order.ts';
import { newWriter } from './statement.ts';

const order: Order = {
  keys: [{ plain: (r) => `${r}.date_lo`, cast: 'timestamptz', descending: true, nullable: true }],
  descending: true,
};

suite('cursor', () => {
  test('comes back as it was written, by its own search only', () => {
    const cursor = { key: '-7', values: ['2020-01-01', null], place: 3 };
    const text = writeCursor(cursor, 'm');
    assert.deepEqual(readCursor(text, 'm'), cursor);
    for (const wrong of [
      () => readCursor(text, 'other'),
      () => readCursor('x', 'm'),
      () => readCursor(Buffer.from('[1,"m","1; drop",[]]').toString('base64url'), 'm'),
    ]) {
      assert.throws(wrong, { code: 'search/bad-cursor' });
    }
  });

  test('the mark says what was asked, not how much of it', () => {
    const mark = (query: string): string => markOf(read('Patient', query), hash);
    assert.equal(mark('gender=male&_count=5'), mark('gender=male&_count=9'));
    assert.notEqual(mark('gender=male'), mark('gender=female'));
    assert.notEqual(mark('gender=male&_sort=_id'), mark('gender=male'));
  });

  test('what comes after: smaller values, equal ones by key, then missing ones', () => {
    const after = (value: string | null): string => afterCursor(order, { key: '5', values: [value] }, 'r', newWriter());
    assert.equal(
      after('2020'),
      '(((r.date_lo < $1::timestamptz or r.date_lo is null)) or (r.date_lo = $2::timestamptz and r.key < $3::bigint))',
    );
    assert.equal(after(null), '((r.date_lo is null and r.key < $1::bigint))');
    assert.throws(() => afterCursor(order, { key: '5', values: [] }, 'r', newWriter()), { code: 'search/bad-cursor' });
  });
});
