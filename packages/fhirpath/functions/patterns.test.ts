import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('patterns', () => {
  test('match parts, the whole, and replace', () => {
    const expected = {
      "'http://a.b'.matches('a\\\\.b$')": [true],
      "'abc'.matches('^b')": [false],
      "'a\\nb'.matches('a.b')": [true],
      "'abc'.matchesFull('b')": [false],
      "'abc'.matchesFull('a|abc')": [true],
      "'11/30/1972'.replaceMatches('(?<m>\\\\d+)/(?<d>\\\\d+)/(?<y>\\\\d+)', '${y}-${m}-${d}')": ['1972-11-30'],
      "'abc'.replaceMatches('', 'x')": ['abc'],
      "'abc'.matches({})": [],
      "'a-b'.matches('^[\\\\w\\\\-]+$')": [true],
      "'abc'.matches('(')": 'fhirpath/value',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('stay right when the pattern changes from item to item', () => {
    const expected = { "telecom.select(value.matches(iif(system = 'email', '@', '^\\\\d+$')))": [true, true] };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
