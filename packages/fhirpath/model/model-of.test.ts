import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { TypeShape } from './model.ts';
import { isA, modelOf } from './model-of.ts';

const shapes: Readonly<Record<string, TypeShape>> = {
  Element: { kind: 'complex', elements: [{ name: 'id', types: ['string'], choice: false }] },
  string: { kind: 'primitive', base: 'Element', elements: [] },
  code: { kind: 'primitive', base: 'string', elements: [] },
  Tree: {
    kind: 'complex',
    base: 'Element',
    elements: [
      { name: 'value', types: ['string', 'code'], choice: true },
      { name: 'branch', types: ['Tree'], choice: false },
      { name: 'held', types: ['Resource'], choice: false },
    ],
  },
  Resource: { kind: 'resource', elements: [] },
};
const model = modelOf((name) => (Object.hasOwn(shapes, name) ? shapes[name] : undefined));
const type = (name: string) => model.type(name) ?? assert.fail(`no ${name}`);

suite('modelOf', () => {
  test('gives one object for each type, also where types contain themselves', () => {
    assert.equal(type('Tree').member('branch')?.choices[0]?.type, type('Tree'));
    assert.equal(model.type('Unknown'), undefined);
  });

  test('writes the keys of a choice and finds it from each of them', () => {
    assert.deepEqual(
      type('Tree')
        .member('value')
        ?.choices.map(({ key, companion, type: { name } }) => [key, companion, name]),
      [
        ['valueString', '_valueString', 'string'],
        ['valueCode', '_valueCode', 'code'],
      ],
    );
    assert.equal(type('Tree').property('valueCode')?.member.name, 'value');
    assert.equal(type('Tree').property('value'), undefined);
  });

  test('reads the key of a choice as an element as well, as people write it', () => {
    assert.deepEqual(
      type('Tree')
        .member('valueCode')
        ?.choices.map(({ key }) => key),
      ['valueCode'],
    );
  });

  test('knows bases, and the System type that a primitive converts to', () => {
    assert.deepEqual([isA(type('code'), type('string')), isA(type('string'), type('code'))], [true, false]);
    assert.deepEqual([type('code').system, type('Tree').system], ['String', undefined]);
  });

  test('marks elements whose type only the value tells', () => {
    assert.equal(type('Tree').member('held')?.choices[0]?.open, true);
  });
});
