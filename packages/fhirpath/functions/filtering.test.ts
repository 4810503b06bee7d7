import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

const questionnaire = {
  resourceType: 'Questionnaire',
  item: [{ linkId: '1', item: [{ linkId: '1.1', item: [{ linkId: '1.1.1' }] }] }, { linkId: '2' }],
};

suite('filtering functions', () => {
  test('filter, project and repeat', () => {
    const expected = {
      'repeat(item).linkId': ['1', '2', '1.1', '1.1.1'],
      "repeat(item).where(linkId.startsWith('1.')).linkId": ['1.1', '1.1.1'],
      'item.select(linkId & item.linkId)': ['11.1', '2'],
      'item.select(item)': [{ linkId: '1.1', item: [{ linkId: '1.1.1' }] }],
      'item.where({})': [],
      'item.where(linkId)[1].linkId': ['2'],
    };
    assert.deepEqual(resultsFor(expected, questionnaire), expected);
  });

  test('repeat() ends where a projection only finds what it has', () => {
    assert.deepEqual(resultsFor({ '(1).repeat($this mod 3 + 1)': [2, 3, 1], "('a').repeat('a')": ['a'] }), {
      '(1).repeat($this mod 3 + 1)': [2, 3, 1],
      "('a').repeat('a')": ['a'],
    });
  });

  test('choose one branch and leave the other alone', () => {
    const expected = {
      "iif(active, 'yes', 1 < 'a')": ['yes'],
      "iif({}, 'yes', 'no')": ['no'],
      "iif(false, 'yes')": [],
      "gender.iif($this = 'male', 'm', 'f')": ['m'],
      "{}.iif(true, 'yes')": ['yes'],
      "name.iif(true, 'yes')": 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('aggregate with $this, $index and $total', () => {
    const expected = {
      '(1 | 2 | 3 | 4).aggregate($this + $total, 0)': [10],
      '(1 | 2 | 3).aggregate(iif($total.empty() or $this > $total, $this, $total))': [3],
      '(5 | 6).aggregate($total + $index, 0)': [1],
      '{}.aggregate($this, 7)': [7],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
