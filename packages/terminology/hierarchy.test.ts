import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals } from './fixtures/animals.ts';
import { hierarchyOf } from './hierarchy.ts';
import { readConcepts } from './read-concepts.ts';

const hierarchy = hierarchyOf('http://x', ['wings'], readConcepts(animals, []));

suite('hierarchy', () => {
  test('goes up through every parent and down to every child', () => {
    assert.deepEqual([...hierarchy.ancestors('whale')].toSorted(), ['mammal', 'swimmer', 'whale']);
    assert.deepEqual(hierarchy.children('swimmer'), ['whale', 'carp', 'dodo']);
    assert.deepEqual([hierarchy.has('whale'), hierarchy.has('bird')], [true, false]);
  });

  test('knows the properties that are declared or used', () => {
    assert.deepEqual([...hierarchy.properties].toSorted(), ['legs', 'notSelectable', 'status', 'wings']);
  });
});
