import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FilterOperator } from './concepts.ts';
import { filterTest } from './filter-match.ts';
import { animals } from './fixtures/animals.ts';
import { hierarchyOf } from './hierarchy.ts';
import { readConcepts } from './read-concepts.ts';

const concepts = readConcepts(animals, []);
const hierarchy = hierarchyOf('http://example.org/animals', ['legs'], concepts);
const codes = (property: string, op: FilterOperator, value: string): string =>
  concepts
    .filter(filterTest({ property, op, value }, hierarchy))
    .map(({ code }) => code)
    .join(' ');

suite('filters', () => {
  test('compare properties that every system has', () => {
    assert.equal(codes('inactive', '=', 'true'), 'dodo');
    assert.equal(codes('notSelectable', '=', 'true'), 'mammal');
    assert.equal(codes('notSelectable', '=', 'false'), '');
    assert.equal(codes('status', '=', 'retired'), 'dodo');
    assert.equal(codes('child', '=', 'whale'), 'mammal swimmer');
    assert.equal(codes('display', 'regex', '.* carp'), 'carp');
    assert.equal(codes('definition', 'exists', 'true'), 'dog');
    assert.equal(codes('legs', 'exists', 'false'), 'mammal swimmer carp dodo');
    assert.equal(codes('code', 'not-in', 'dog,whale,carp,dodo'), 'mammal swimmer');
  });

  test('match the whole value', () => {
    assert.equal(codes('code', 'regex', 'do'), '');
  });

  test('refuse what is wrong, unknown or could run for ever', () => {
    const refused = (property: string, op: FilterOperator, value: string, code: string): void =>
      assert.throws(() => codes(property, op, value), { code: `terminology/${code}` });
    refused('legs', 'exists', 'yes', 'wrong-filter');
    refused('code', 'regex', '(', 'wrong-filter');
    refused('code', 'regex', '(.*)*', 'unsupported-filter');
    refused('legs', 'is-a', '4', 'unsupported-filter');
    refused('wings', 'exists', 'true', 'unsupported-filter');
    refused('concept', 'descendent-of', 'bird', 'wrong-filter');
  });
});
