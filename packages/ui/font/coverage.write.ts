import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageFile } from './coverage-file.ts';

/** Run after every new version of a font: `node packages/ui/font/coverage.write.ts`. */
const fonts = ['ibm-plex-sans', 'noto-sans-sc'].map((font) =>
  readFileSync(join(import.meta.dirname, `../../../node_modules/@fontsource-variable/${font}/unicode.json`), 'utf8'),
);
writeFileSync(join(import.meta.dirname, 'coverage.ts'), coverageFile(fonts));
