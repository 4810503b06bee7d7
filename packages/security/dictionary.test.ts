import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDictionary1 } from './dictionary.ts';
import { longestContent } from './lz4.ts';

test('dictionary 1 is the frozen one, and an offset of 16 bits reaches it from the middle of the longest content', () => {
  const bytes = readDictionary1();
  assert.ok(bytes.length + longestContent / 2 < 65_535);
  assert.match(bytes.toString(), /"resourceType":"Observation"/);
});
