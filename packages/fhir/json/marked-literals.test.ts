import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { markLiterals, restoreLiterals } from './marked-literals.ts';
import { parseCarefully } from './careful-parser.ts';

suite('marked literals', () => {
  test('carry odd numbers of objects through the native parser', () => {
    const text = '{"a":1.50,"b": -0 ,"c":{"d":1e2},"e":[{"f":2.0}],"g":7,"h":7.25,"i":"8.0"}';
    const marked = markLiterals(text) ?? '';
    assert.equal(marked.split('\u007f').length, 5);
    assert.deepEqual(restoreLiterals(JSON.parse(marked)), parseCarefully(text, 64));
  });

  test('break a text in which a string looks like one, and leave what is no number', () => {
    assert.throws(() => JSON.parse(markLiterals('{"a":":1.50,"}') ?? ''), SyntaxError);
    assert.equal(markLiterals('{"a":01.50,"b":1.5.0,"c":1.}'), '{"a":01.50,"b":1.5.0,"c":1.}');
  });

  test('are not put where the mark itself may stand', () => {
    assert.deepEqual([markLiterals('{"a":"\u007f"}'), markLiterals('{"a":"\\u007F"}')], [undefined, undefined]);
  });
});
