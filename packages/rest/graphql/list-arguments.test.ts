import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Node } from './graph.ts';
import { chosen, cut, listArguments } from './list-arguments.ts';
import { newText } from './scalars.ts';

const names: readonly Node[] = [
  { use: 'official', family: 'A', given: ['x', 'y'] },
  { use: 'usual', given: ['z'] },
  { use: 'usual', family: 'B' },
].map((value) => ({ type: 'HumanName', value, root: {} }));
const of = (args: Readonly<Record<string, unknown>>): readonly unknown[] =>
  chosen(names, args).map(({ value }) => value['use']);

suite('arguments of lists', () => {
  test('are the simple elements of the items that the query names, and fhirpath, _count, _offset', () => {
    const all = Object.keys(listArguments('HumanName', newText(), () => true));
    assert.deepEqual(all.toSorted(), [
      '_count',
      '_offset',
      'family',
      'fhirpath',
      'given',
      'id',
      'prefix',
      'suffix',
      'text',
      'use',
    ]);
    assert.deepEqual(Object.keys(listArguments('HumanName', newText(), (name) => name === 'use')), ['use']);
  });

  test('choose the items for which all of them hold', () => {
    assert.deepEqual(
      [of({}), of({ use: 'usual' }), of({ given: 'y' }), of({ use: 'usual', family: 'B' }), of({ use: null })],
      [['official', 'usual', 'usual'], ['usual', 'usual'], ['official'], ['usual'], ['official', 'usual', 'usual']],
    );
    assert.deepEqual(of({ fhirpath: "use = 'usual' and family.exists()" }), ['usual']);
    assert.throws(() => of({ fhirpath: 'use = ' }), { kind: 'incorrect' });
  });

  test('cut after they chose', () => {
    assert.deepEqual(
      [of({ use: 'usual', _count: 1 }), of({ _offset: 2 }), of({ _offset: -1, _count: 0 })],
      [['usual'], ['usual'], []],
    );
    assert.deepEqual(cut([1, 2, 3], undefined, undefined), [1, 2, 3]);
  });
});
