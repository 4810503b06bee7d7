import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readingOf } from './reading-of.ts';

suite('the reading of a rare character', () => {
  test('is known with its tone', () => {
    assert.deepEqual([...'𠮷䶮𬱖'].map(readingOf), ['jí', 'yǎn', 'dí']);
  });

  test('is not made up where it is not known', () => {
    assert.equal(readingOf('𪚥'), undefined);
  });
});
