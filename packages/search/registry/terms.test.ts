import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsOn } from './terms.ts';

test('termsOn keeps what speaks about a type, without brackets, absolute', () => {
  assert.deepEqual(
    [
      termsOn('(A.b as C) | D.e | name', 'A'),
      termsOn('Resource.meta.tag', 'A'),
      termsOn('A.x.where(resolve() is P) | (A.y.ofType(Z))', 'A'),
    ],
    [['A.b.ofType(C)', 'A.name'], ['A.meta.tag'], ['A.x.where(resolve() is P)', 'A.y.ofType(Z)']],
  );
});
