import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Asked } from '../door.ts';
import { given, present } from './given.ts';

const asked = (method: string, query: readonly (readonly [string, string])[], body = '', handling = 'strict'): Asked =>
  ({ request: { method, query, body: Buffer.from(body), prefer: { handling } } }) as unknown as Asked;

suite('given parameters', () => {
  test('are read from a query as the type that is asked for', () => {
    const input = given(
      asked('GET', [
        ['a', 'x'],
        ['b', 'true'],
        ['c', '-3'],
        ['d', '1'],
        ['d', '2'],
      ]),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.deepEqual(
      [input.text('a'), input.flag('b'), input.whole('c'), input.texts('d'), input.text('e'), input.texts('e')],
      ['x', true, -3, ['1', '2'], undefined, undefined],
    );
  });

  test('are read from Parameters whatever the FHIR type of a text is, with those of the query beside them', () => {
    const body = JSON.stringify({
      resourceType: 'Parameters',
      parameter: [
        { name: 'a', valueUri: 'urn:x' },
        { name: 'b', valueBoolean: false },
        { name: 'c', valueInteger: 7 },
        { name: 'd', valueCoding: { code: 'k' } },
        { name: 'e', part: [{ name: 'f', valueCode: 'y' }] },
        { name: 'g', resource: { resourceType: 'Patient' } },
      ],
    });
    const input = given(asked('POST', [['h', 'z']], body), ['a', 'b', 'c', 'd', 'e', 'g', 'h']);
    assert.deepEqual(
      [
        input.text('a'),
        input.flag('b'),
        input.whole('c'),
        input.coding('d'),
        input.parts('e').map((part) => part.text('f')),
        input.resource('g'),
        input.text('h'),
      ],
      ['urn:x', false, 7, { code: 'k' }, ['y'], { resourceType: 'Patient' }, 'z'],
    );
    assert.throws(() => input.resource('g', 'Observation'), { kind: 'incorrect' });
    assert.throws(() => input.coding('a'), { kind: 'incorrect' });
  });

  test('that nobody knows are refused, and left out by lenient handling', () => {
    assert.throws(() => given(asked('GET', [['x', '1']]), ['a']), { code: 'rest/wrong-parameter' });
    assert.equal(given(asked('GET', [['x', '1']], '', 'lenient'), ['a']).text('a'), undefined);
  });

  test('present drops what is undefined', () => {
    assert.deepEqual(present<{ readonly a?: number; readonly b?: number }>({ a: 1, b: undefined }), { a: 1 });
  });
});
