import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const home = join(import.meta.dirname, '../../..');

/** Where the texts of the screens stand: all of the apps' and pages' own code, of which `words.ts` is the most. */
const texts = '{apps/web,packages/ui,departments/*}/**/*.{ts,tsx}';

/** What no screen shows: tests, invented patients, tables of characters. */
const left = /\.test\.tsx?$|[/\\](fixtures|server|slice|font|look)[/\\]/;

/**
 * The Chinese characters of all texts that a screen may show, in order. Punctuation is left to the font's own slices: it needs
 * their spacing features (CSS Text 4, text-spacing-trim).
 */
export async function sliceCharacters(root: string = home): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const file of glob(texts, { cwd: root })) {
    if (left.test(file)) continue;
    for (const sign of await readFile(join(root, file), 'utf8')) {
      if (/\p{Script=Han}/u.test(sign)) found.add(sign);
    }
  }
  return [...found].toSorted();
}
