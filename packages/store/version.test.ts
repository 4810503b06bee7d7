import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withStore } from './fixtures/engine.ts';
import type { SealedRow } from './row.ts';
import { opened } from './version.ts';

suite('an opened version', () => {
  const house = withStore();

  test('of a deletion has no text and needs no key', () => {
    const row = { type: 1, id: 'x', version: 3, updated: 5, deleted: true, wrapped: null } as unknown as SealedRow;
    assert.deepEqual(opened(house.engine, row), {
      type: 'Account',
      id: 'x',
      version: 3,
      updated: 5,
      deleted: true,
      text: '',
    });
  });

  test('is refused loudly where the type is none of R4', () => {
    assert.throws(() => opened(house.engine, { type: 999 } as SealedRow), /type 999/);
  });
});
