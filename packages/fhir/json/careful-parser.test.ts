import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseCarefully } from './careful-parser.ts';

const refusal = (text: string): unknown => {
  try {
    return parseCarefully(text, 64);
  } catch (error) {
    return (error as { readonly words: { readonly en: string } }).words.en;
  }
};

suite('parseCarefully', () => {
  test('names line and column of the fault', () => {
    const texts = [
      '',
      '{',
      '[1,]',
      '{"a":1,}',
      '{\n  "a": 01}',
      '"a\nb"',
      '"\\x"',
      '{a:1}',
      '[1 2]',
      'nul',
      '1 1',
      '-',
    ];
    assert.deepEqual(texts.map(refusal), [
      'JSON line 1, column 1: the text ends here, before it is complete',
      'JSON line 1, column 2: the text ends here, before it is complete',
      'JSON line 1, column 4: "]" cannot stand here',
      'JSON line 1, column 8: "}" cannot stand here',
      'JSON line 2, column 9: "1" cannot stand here',
      'JSON line 1, column 3: "\\n" cannot stand here',
      'JSON line 1, column 2: not an escape; allowed are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
      'JSON line 1, column 2: "a" cannot stand here',
      'JSON line 1, column 4: "2" cannot stand here',
      'JSON line 1, column 1: "n" cannot stand here',
      'JSON line 1, column 3: "1" cannot stand here',
      'JSON line 1, column 1: "-" cannot stand here',
    ]);
  });

  test('takes and refuses exactly what JSON.parse does, where no rule of ours is broken', () => {
    const parts = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\n',
      '-',
      '0',
      '1.5',
      'e1',
      'null',
      'true',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        let native: unknown;
        try {
          native = JSON.parse(text);
        } catch {
          assert.throws(() => parseCarefully(text, 64), { name: 'Refusal' }, text);
          return;
        }
        if (typeof native === 'object' && native !== null && text.split('"a"').length > 2) return;
        assert.deepEqual(
          JSON.parse(JSON.stringify(parseCarefully(text, 64))),
          JSON.parse(JSON.stringify(native)),
          text,
        );
      }),
      { numRuns: 5000 },
    );
  });

  test('says what is wrong in Chinese as well', () => {
    assert.throws(() => parseCarefully('{"a":1,"a":2}', 64), {
      words: {
        'zh-CN': 'JSON 第 1 行第 8 列:键 "a" 在同一对象中重复,无法判断以哪个为准',
        en: 'JSON line 1, column 8: the key "a" stands twice in one object, so which one counts is not known',
      },
    });
  });
});
