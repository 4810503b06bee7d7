import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const files = globSync('{apps/web,packages/ui,departments/*}/**/{words,*.words}.ts', { cwd: root });

/** Two numbers stand in for whatever a text counts. */
const read = (value: unknown): unknown => (typeof value === 'function' ? value(2, 3) : value);

suite('the words', () => {
  test('were found', () => assert.ok(files.length >= 5, files.join(' ')));

  for (const file of files) {
    test(`of ${file} are complete and each in its own language`, async () => {
      const { words } = (await import(join(root, file))) as { readonly words: Readonly<Record<string, unknown>> };
      for (const [name, value] of Object.entries(words)) {
        const text = read(value) as Readonly<Record<string, string>>;
        assert.deepEqual(Object.keys(text).toSorted(), ['en', 'zh-CN'], name);
        assert.ok(text['zh-CN'] && text['en'], `${name} is empty`);
        assert.ok(!/\p{Script=Han}/u.test(text['en'] ?? ''), `${name}: ${text['en']}`);
        assert.ok(
          !/[,;!?](?! ?[\dA-Za-z])/.test(text['zh-CN'] ?? ''),
          `${name}: half-width punctuation in ${text['zh-CN']}`,
        );
      }
    });
  }
});
