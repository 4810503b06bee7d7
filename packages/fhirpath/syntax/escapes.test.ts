import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { unescaped } from './escapes.ts';

suite('unescaped', () => {
  test('resolves every escape of the specification', () => {
    assert.equal(unescaped(String.raw`a\'\"\`\\\/\f\n\r\t\u674e`, '', 0), 'a\'"`\\/\f\n\r\t李');
  });

  test('refuses an escape that the specification does not have, with its character', () => {
    assert.throws(() => unescaped(String.raw`ab\x`, "'ab\\x'", 1), {
      code: 'fhirpath/syntax',
      words: {
        'zh-CN': 'FHIRPath 表达式第 5 个字符处有误：没有转义 \\x',
        en: 'FHIRPath expression is wrong at character 5: there is no escape \\x',
      },
    });
    assert.throws(() => unescaped(String.raw`\u12`, '', 0), { code: 'fhirpath/syntax' });
  });
});
