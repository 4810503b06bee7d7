import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parsePath, unionTerms } from './parse-path.ts';

suite('unionTerms', () => {
  test('splits at bars outside of brackets and quotes', () => {
    assert.deepEqual(unionTerms("A.b | (C.d | E.f) | G.where(x='|')"), ['A.b', '(C.d | E.f)', "G.where(x='|')"]);
    assert.deepEqual(unionTerms(''), []);
  });
});

suite('parsePath', () => {
  test('reads fields, types, targets, equality, extensions and indexes', () => {
    assert.deepEqual(parsePath("A.b.ofType(C).where(resolve() is D).where(e='f').extension('u').g[0]"), {
      root: 'A',
      steps: [
        { kind: 'field', name: 'b' },
        { kind: 'type', type: 'C' },
        { kind: 'target', type: 'D' },
        { kind: 'equals', name: 'e', value: 'f' },
        { kind: 'extension', url: 'u' },
        { kind: 'field', name: 'g' },
        { kind: 'index', at: 0 },
      ],
    });
  });

  test('reads `as` in brackets like ofType', () => {
    assert.deepEqual(parsePath('(A.b as C).d'), parsePath('A.b.ofType(C).d'));
  });

  test('leaves real FHIRPath to FHIRPath', () => {
    for (const text of ['A.b.exists()', 'A.b and A.c', 'A.b = 1', 'A.where(b > 1)', '(A.b'])
      assert.equal(parsePath(text), undefined, text);
  });
});
