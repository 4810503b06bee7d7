import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { blank } from './blank.ts';

suite('blank', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'comments to the end of the line': ['a; // b\nc', 'a;     \nc'],
    'comments over lines, keeping the lines': ['a /* b\nc */ d', 'a     \n     d'],
    'texts of both quotes, escapes included': [`f('a\\'b', "c")`, 'f(\'    \', " ")'],
    'templates, but not what is code in them': ['`a ${b + `c`} d`', '`  ${b + ` `}  `'],
    'regular expressions with a slash in a class': ['x = /a[/]b/g;', 'x = /     /g;'],
    'no division': ['a / b / c', 'a / b / c'],
    'no apostrophe in the text of a page': ["<p>it's</p>\n<p>b</p>", "<p>it's</p>\n<p>b</p>"],
  };
  for (const [name, [code, expected]] of Object.entries(cases)) {
    test(name, () => assert.equal(blank(code), expected));
  }

  test('keeps length and lines of anything', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`',
      '${',
      '}',
      '/',
      '*',
      '//',
      '/*',
      '*/',
      '\\',
      '\n',
      'a',
      '=',
      '[',
      ']',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const code = pieces.join('');
        const lines = (text: string): readonly number[] => text.split('\n').map(({ length }) => length);
        assert.deepEqual(lines(blank(code)), lines(code));
      }),
    );
  });
});
