import assert from 'node:assert/strict';
import { parse, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { suite, test } from 'node:test';
import { flattened } from './flatten.ts';

function flat(query: string, data: object): unknown {
  const { definitions } = parse(query);
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition');
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === 'FragmentDefinition');
  assert.ok(operation);
  return flattened({ ...data }, operation.selectionSet, new Map(fragments.map((one) => [one.name.value, one])));
}

suite('flatten', () => {
  test('leaves what is not flattened as it stands', () => {
    const data = { a: { b: [{ c: 1 }, null], d: null } };
    assert.deepEqual(flat('{ a { b { c } d } }', data), data);
  });

  test('lifts the children of an object, and collates those of a list', () => {
    assert.deepEqual(flat('{ a @flatten { b } }', { a: { b: 1 } }), { b: 1 });
    assert.deepEqual(
      flat('{ a @flatten { b c } }', {
        a: [
          { b: 1, c: [2, 3] },
          { b: null, c: [4] },
        ],
      }),
      { b: [1], c: [2, 3, 4] },
    );
    assert.deepEqual(flat('{ a @flatten { b @flatten { c } } }', { a: [{ b: [{ c: 1 }] }, { b: [{ c: 2 }] }] }), {
      c: [1, 2],
    });
    assert.deepEqual(flat('{ a @flatten { ...f } } fragment f on A { x: b }', { a: [{ x: 1 }] }), { x: [1] });
  });

  test('keeps one value with @singleton, and refuses several', () => {
    assert.deepEqual(flat('{ a @flatten { b @singleton } }', { a: [{ b: null }, { b: 1 }] }), { b: 1 });
    assert.deepEqual(flat('{ a @flatten { b @singleton } }', { a: [{ b: null }] }), { b: null });
    assert.throws(() => flat('{ a @flatten { b @singleton } }', { a: [{ b: 1 }, { b: 2 }] }), {
      code: 'graphql/several-values',
    });
  });
});
