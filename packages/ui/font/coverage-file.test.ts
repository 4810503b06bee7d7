import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { coverageFile } from './coverage-file.ts';

const fonts = ['ibm-plex-sans', 'noto-sans-sc'].map((font) =>
  readFileSync(join(import.meta.dirname, `../../../node_modules/@fontsource-variable/${font}/unicode.json`), 'utf8'),
);
const packed = (text: string): string | undefined => /'([^']+)'/.exec(text)?.[1];

suite('the coverage', () => {
  test('is that of the installed fonts: run node packages/ui/font/coverage.write.ts', () => {
    const stored = readFileSync(join(import.meta.dirname, 'coverage.ts'), 'utf8');
    assert.equal(packed(stored), packed(coverageFile(fonts)));
  });
});
