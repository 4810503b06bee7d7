import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Refusal } from '#kernel';
import { complain, teller } from './console.ts';

const words = { 'zh-CN': '你好', en: 'hello' };

suite('console', () => {
  test('speaks the chosen language, or both where none was chosen', () => {
    const lines: string[] = [];
    for (const language of ['zh-CN', 'en', undefined] as const) teller(language, (line) => lines.push(line))(words);
    assert.deepEqual(lines, ['你好', 'hello', '你好  hello']);
  });

  test('says a refusal in both languages with its code, and a bug with its place', () => {
    const lines: string[] = [];
    complain(new Refusal('busy', 'test/no', words), (line) => lines.push(line));
    complain(new Error('bug'), (line) => lines.push(line));
    assert.equal(lines[0], '你好\nhello\n(test/no)');
    assert.match(lines[1] ?? '', /Error: bug\n\s+at .*console\.test\.ts/);
  });
});
