import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('string functions', () => {
  test('answer as FHIRPath 2.0 §5.6 says', () => {
    const expected = {
      "'abcdefg'.indexOf('bc')": [1],
      "'abc'.indexOf('x')": [-1],
      "'abc'.indexOf('')": [0],
      "'abcabc'.lastIndexOf('c')": [5],
      "{}.indexOf('a')": [],
      "'abcdefg'.substring(3)": ['defg'],
      "'abcdefg'.substring(1, 2)": ['bc'],
      "'abc'.substring(7)": [],
      "'abc'.substring(-1)": [],
      "'abc'.startsWith('ab')": [true],
      "'abc'.startsWith('')": [true],
      "'abc'.endsWith('bc')": [true],
      "'abc'.contains('d')": [false],
      "'aBc'.upper() & 'aBc'.lower()": ['ABCabc'],
      "'abcab'.replace('ab', 'x')": ['xcx'],
      "'abc'.replace('', 'x')": ['xaxbxcx'],
      "'ab'.replace('a', '$&')": ['$&b'],
      "' a '.trim()": ['a'],
      "'李雷'.length()": [2],
      "'abc'.toChars()": ['a', 'b', 'c'],
      "'a,b'.split(',')": ['a', 'b'],
      "('a' | 'b').join('-')": ['a-b'],
      "('a' | 'b').join()": ['ab'],
      'birthDate.length()': 'fhirpath/type',
      "('a' | 'b').length()": 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
