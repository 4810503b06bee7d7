import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeLists } from './code-lists.ts';
import type { Include } from './definition-shapes.ts';

const colours = {
  url: 'colours',
  content: 'complete',
  concept: [{ code: 'red', concept: [{ code: 'pink' }] }, { code: 'blue' }],
};
const set = (url: string, include: readonly Include[]): object => ({ url, compose: { include } });
const lists = codeLists({
  structures: [],
  profiles: [],
  conceptMaps: [],
  searchParameters: [],
  compartments: [],
  codeSystems: [colours, { url: 'fragment', content: 'fragment', concept: [{ code: 'a' }] }],
  valueSets: [
    set('whole', [{ system: 'colours' }]),
    set('some', [{ system: 'colours', concept: [{ code: 'red' }] }, { valueSet: ['whole|1'] }]),
    set('fragments', [{ system: 'fragment' }]),
    set('filtered', [{ system: 'colours', filter: [{}] }]),
    set('foreign', [{ system: 'http://loinc.org' }]),
  ] as never,
});

suite('codeLists', () => {
  test('takes whole systems with their hierarchy, single codes, and other sets without doubling', () => {
    assert.deepEqual(lists('whole|4.0.1'), new Map([['colours', ['red', 'pink', 'blue']]]));
    assert.deepEqual(lists('some'), new Map([['colours', ['red', 'pink', 'blue']]]));
  });

  test('is undefined where a code could be missing from the list', () => {
    assert.deepEqual(['fragments', 'filtered', 'foreign', 'unknown'].map(lists), Array(4).fill(undefined));
  });
});
