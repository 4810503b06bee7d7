import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { variablesCss } from './variables-css.ts';

/** The declarations, whatever the formatter made of them. */
const bare = (css: string): readonly string[] =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, '')
    .replaceAll("'", '"')
    .split(/(?<=[;{}])/);

suite('the static variables', () => {
  test('are those of the theme: run node packages/ui/look/variables.write.ts', () => {
    const stored = readFileSync(join(import.meta.dirname, '../css/variables.css'), 'utf8');
    assert.deepEqual(bare(stored), bare(variablesCss()));
  });

  test('carry our meanings in both lights', () => {
    assert.equal(variablesCss().match(/--su-paper:/g)?.length, 2);
  });
});
