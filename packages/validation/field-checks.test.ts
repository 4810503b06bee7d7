import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { severalObjects, severalPrimitives, singleObject, singlePrimitive, type FieldCheck } from './field-checks.ts';
import { primitiveOf, type Primitive } from './primitives.ts';
import { isObject, newRun, type JsonObject } from './run.ts';

const primitive = (type: string): Primitive => primitiveOf(type) ?? assert.fail(type);
const found = (check: FieldCheck, parent: JsonObject): readonly string[] => {
  const run = newRun({}, 'x', false);
  check(parent['x'], run, parent);
  return run.findings.map(({ code, expression }) => `${code.slice('validation/'.length)} ${expression}`);
};

suite('field checks', () => {
  test('a single object is no array and no text', () => {
    const check = singleObject('Period', () => undefined);
    assert.deepEqual(
      [{ a: 1 }, [{}], 'x', null].map((x) => found(check, { x })),
      [[], ['unexpected-array x'], ['wrong-json-type x'], ['wrong-json-type x']],
    );
  });

  test('several objects are an array that is not empty and not too long', () => {
    const check = severalObjects('Period', 2, () => undefined);
    assert.deepEqual(
      [[{}, {}], {}, [], [{}, {}, {}], [1]].map((x) => found(check, { x })),
      [[], ['expected-array x'], ['empty x'], ['too-many x'], ['wrong-json-type x[0]']],
    );
  });

  test('a whole number is written as one', () => {
    const check = singlePrimitive('x', 'integer', primitive('integer'), undefined);
    const written = (text: string): readonly string[] => {
      const parent = parseJson(text);
      return isObject(parent) ? found(check, parent) : [];
    };
    assert.deepEqual(
      ['1', '1.0', '1e2', '-0', '1.5'].map((text) => written(`{"x":${text}}`)),
      [[], ['wrong-value x'], ['wrong-value x'], ['wrong-value x'], ['wrong-value x']],
    );
    const decimal = singlePrimitive('x', 'decimal', primitive('decimal'), undefined);
    const parent = parseJson('{"x":1.50}');
    assert.deepEqual(isObject(parent) && found(decimal, parent), []);
  });

  test('null holds a place in an array where the companion has content', () => {
    const check = severalPrimitives('x', 9, 'string', primitive('string'), undefined);
    assert.deepEqual(found(check, { x: ['a', null], _x: [null, { id: 'b' }] }), []);
    assert.deepEqual(found(check, { x: ['a', null], _x: [{ id: 'b' }] }), ['misaligned-null x[1]']);
    assert.deepEqual(found(check, { x: [null] }), ['misaligned-null x[0]']);
  });
});
