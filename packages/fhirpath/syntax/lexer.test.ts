import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { longestExpression, tokens } from './lexer.ts';

const words = (text: string): readonly (readonly [string, string])[] =>
  tokens(text).map(({ kind, text: word }) => [kind, word]);

suite('tokens', () => {
  test('leaves out space and both kinds of comments', () => {
    assert.deepEqual(words('a /* b\n */ + // c\n 1.50'), [
      ['identifier', 'a'],
      ['symbol', '+'],
      ['number', '1.50'],
      ['end', ''],
    ]);
  });

  test('tells dates, date-times and times apart, and a step after them', () => {
    assert.deepEqual(words('@2015-02 @2015T @2015-02-04T14:34:28.1Z @T10:00.x'), [
      ['date', '2015-02'],
      ['dateTime', '2015T'],
      ['dateTime', '2015-02-04T14:34:28.1Z'],
      ['time', '10:00'],
      ['symbol', '.'],
      ['identifier', 'x'],
      ['end', ''],
    ]);
  });

  test('reads delimited names, quoted variables and the variables with a hyphen', () => {
    assert.deepEqual(words('`div` "PID-1" %`a b` %\'c\' %vs-languages %ucum $this'), [
      ['delimited', 'div'],
      ['delimited', 'PID-1'],
      ['variable', 'a b'],
      ['variable', 'c'],
      ['variable', 'vs-languages'],
      ['variable', 'ucum'],
      ['symbol', '$this'],
      ['end', ''],
    ]);
  });

  test('names the character of what it cannot read', () => {
    const complaint = (text: string): string => {
      try {
        tokens(text);
        return 'read';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    assert.deepEqual(["a 'b", 'a /* b', 'a # b', '@x', `'${'x'.repeat(longestExpression)}'`].map(complaint), [
      "fhirpath/syntax: FHIRPath expression is wrong at character 3: the quote ' does not end",
      'fhirpath/syntax: FHIRPath expression is wrong at character 3: the comment does not end',
      'fhirpath/syntax: FHIRPath expression is wrong at character 3: # has no meaning here',
      'fhirpath/syntax: FHIRPath expression is wrong at character 1: this is not a date or time',
      'fhirpath/syntax: FHIRPath expression is wrong at character 65537: the expression is too long',
    ]);
  });
});
