import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { objectCheck, type Field } from './object-check.ts';
import { newRun, type JsonObject } from './run.ts';

const field = (element: string, more: Partial<Field> = {}): Field => ({
  element,
  key: element,
  bit: 0,
  choice: -1,
  fills: true,
  check: () => undefined,
  ...more,
});
const fields = new Map([
  ['id', field('id', { fills: false })],
  ['need', field('need', { bit: 1 })],
  ['aOne', field('a', { key: 'aOne', choice: 0 })],
  ['_aOne', field('a', { key: 'aOne', choice: 0 })],
  ['aTwo', field('a', { key: 'aTwo', choice: 0 })],
  ['bOne', field('b', { key: 'bOne', choice: 1 })],
]);
const check = objectCheck({
  type: 'Thing',
  fields,
  choices: 2,
  required: [{ bit: 1, keys: ['need'], element: 'need' }],
  after: [],
});
const found = (value: JsonObject): readonly string[] => {
  const run = newRun({}, 'Thing', false);
  check(value, run);
  return run.findings.map(({ code, expression }) => `${code.slice('validation/'.length)} ${expression}`);
};

suite('objectCheck', () => {
  test('wants what is required and nothing unknown', () => {
    assert.deepEqual(found({ need: 1 }), []);
    assert.deepEqual(found({ dragon: 1 }), ['unknown-element Thing.dragon', 'required Thing.need']);
  });

  test('is not filled by an id', () => {
    assert.deepEqual(found({ id: 'x' }), ['empty Thing', 'required Thing.need']);
  });

  test('takes one type of each choice, whose companion is no other', () => {
    assert.deepEqual(found({ need: 1, aOne: 1, _aOne: {}, bOne: 1 }), []);
    assert.deepEqual(found({ need: 1, aOne: 1, bOne: 1, aTwo: 1 }), ['several-choices Thing.a']);
    assert.deepEqual(found({ need: 1, _aOne: {}, aTwo: 1 }), ['several-choices Thing.a']);
  });
});
