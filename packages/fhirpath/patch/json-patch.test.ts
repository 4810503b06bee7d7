import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel';
import { parseJson, writeJson } from '#fhir';
import { applyJsonPatch } from './json-patch.ts';

const patched = (resource: unknown, ...operations: readonly unknown[]): unknown => {
  try {
    return applyJsonPatch(resource, operations);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.words.en}`;
    throw error;
  }
};

suite('applyJsonPatch', () => {
  test('does what the examples of RFC 6902 appendix A do', () => {
    assert.deepEqual(
      [
        patched({ foo: 'bar' }, { op: 'add', path: '/baz', value: 'qux' }),
        patched({ foo: ['bar', 'baz'] }, { op: 'add', path: '/foo/1', value: 'qux' }),
        patched({ baz: 'qux', foo: 'bar' }, { op: 'remove', path: '/baz' }),
        patched({ foo: ['bar', 'qux', 'baz'] }, { op: 'remove', path: '/foo/1' }),
        patched({ baz: 'qux', foo: 'bar' }, { op: 'replace', path: '/baz', value: 'boo' }),
        patched(
          { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
          { op: 'move', from: '/foo/waldo', path: '/qux/thud' },
        ),
        patched({ foo: ['all', 'grass', 'cows', 'eat'] }, { op: 'move', from: '/foo/1', path: '/foo/3' }),
        patched(
          { baz: 'qux', foo: ['a', 2, 'c'] },
          { op: 'test', path: '/baz', value: 'qux' },
          { op: 'test', path: '/foo/1', value: 2 },
        ),
        patched({ foo: 'bar' }, { op: 'add', path: '/child', value: { grandchild: {} } }),
        patched({ foo: 'bar' }, { op: 'add', path: '/baz', value: 'qux', xyz: 123 }),
        patched({ '/': 9, '~1': 10 }, { op: 'test', path: '/~01', value: 10 }),
        patched({ foo: ['bar'] }, { op: 'add', path: '/foo/-', value: ['abc', 'def'] }),
        patched({ foo: null }, { op: 'test', path: '/foo', value: null }),
        patched({ a: { b: 1 } }, { op: 'copy', from: '/a', path: '/c' }, { op: 'replace', path: '/c/b', value: 2 }),
      ],
      [
        { foo: 'bar', baz: 'qux' },
        { foo: ['bar', 'qux', 'baz'] },
        { foo: 'bar' },
        { foo: ['bar', 'baz'] },
        { baz: 'boo', foo: 'bar' },
        { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
        { foo: ['all', 'cows', 'eat', 'grass'] },
        { baz: 'qux', foo: ['a', 2, 'c'] },
        { foo: 'bar', child: { grandchild: {} } },
        { foo: 'bar', baz: 'qux' },
        { '/': 9, '~1': 10 },
        { foo: ['bar', ['abc', 'def']] },
        { foo: null },
        { a: { b: 1 }, c: { b: 2 } },
      ],
    );
  });

  test('names the operation that cannot be done, and why', () => {
    const good = { op: 'test', path: '/a', value: 1 };
    assert.deepEqual(
      [
        patched({ a: 1 }, good, { op: 'test', path: '/a', value: '1' }),
        patched({ a: 1 }, good, { op: 'add', path: '/b/c', value: 1 }),
        patched({ a: 1 }, { op: 'remove', path: '/b' }),
        patched({ a: [1] }, { op: 'add', path: '/a/2', value: 1 }),
        patched({ a: [1] }, { op: 'replace', path: '/a/-', value: 1 }),
        patched({ a: 1 }, { op: 'replace', path: '/a' }),
        patched({ a: 1 }, { op: 'increase', path: '/a' }),
        patched({ a: 1 }, { op: 'add', path: 'a', value: 1 }),
        patched({ a: { b: 1 } }, { op: 'move', from: '/a', path: '/a/b/c' }),
        patched({ a: 1 }, 'remove'),
        patched({ a: 1 }, { op: 'remove', path: '/toString' }),
      ],
      [
        'fhirpath/patch-test: Patch operation 2: /a has another value',
        'fhirpath/patch-place: Patch operation 2: there is no /b',
        'fhirpath/patch-place: Patch operation 1: there is no /b',
        'fhirpath/patch-place: Patch operation 1: there is no /a/2',
        'fhirpath/patch-place: Patch operation 1: there is no /a/-',
        'fhirpath/patch-operation: Patch operation 1: has no value',
        'fhirpath/patch-operation: Patch operation 1: there is no operation increase',
        'fhirpath/patch-operation: Patch operation 1: path must be a JSON Pointer (RFC 6901)',
        'fhirpath/patch-operation: Patch operation 1: cannot move a value into itself',
        'fhirpath/patch-operation: Patch operation 1: is not an object',
        'fhirpath/patch-place: Patch operation 1: there is no /toString',
      ],
    );
    assert.throws(() => applyJsonPatch({}, {}), { code: 'fhirpath/patch' });
  });

  test('keeps decimals as they were written, in what stays and in what moves', () => {
    const resource = parseJson('{"valueQuantity":{"value":1.50,"unit":"mg"},"low":{"value":2.0}}');
    const after = (operations: string): string => writeJson(applyJsonPatch(resource, parseJson(operations)));
    assert.deepEqual(
      [
        after('[{"op":"replace","path":"/valueQuantity/unit","value":"g"}]'),
        after('[{"op":"replace","path":"/valueQuantity/value","value":2.50}]'),
        after('[{"op":"replace","path":"/valueQuantity/value","value":1.5}]'),
        after('[{"op":"copy","from":"/low/value","path":"/valueQuantity/value"},{"op":"remove","path":"/low"}]'),
        after('[{"op":"move","from":"/valueQuantity","path":"/high"}]'),
      ],
      [
        '{"valueQuantity":{"value":1.50,"unit":"g"},"low":{"value":2.0}}',
        '{"valueQuantity":{"value":2.50,"unit":"mg"},"low":{"value":2.0}}',
        '{"valueQuantity":{"value":1.5,"unit":"mg"},"low":{"value":2.0}}',
        '{"valueQuantity":{"value":2.0,"unit":"mg"}}',
        '{"low":{"value":2.0},"high":{"value":1.50,"unit":"mg"}}',
      ],
    );
    assert.equal(writeJson(resource), '{"valueQuantity":{"value":1.50,"unit":"mg"},"low":{"value":2.0}}');
  });

  test('leaves its input alone and reaches no prototype, whatever the operations', () => {
    const part = fc.constantFrom('a', 'b', '0', '1', '-', '__proto__', 'constructor', '', '~1');
    const path = fc.array(part, { maxLength: 3 }).map((parts) => parts.map((each) => `/${each}`).join(''));
    const operation = fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
      path,
      from: path,
      value: fc.jsonValue({ maxDepth: 1 }),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (operations) => {
        const resource = { a: [1, { b: 2 }], b: { a: 'x' } };
        patched(resource, ...operations);
        assert.deepEqual(resource, { a: [1, { b: 2 }], b: { a: 'x' } });
        assert.equal(Object.getPrototypeOf({}), Object.prototype);
      }),
    );
  });
});
