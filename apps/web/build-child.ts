import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { compressAll } from './compress.ts';
import { sliceCharacters } from './slice/slice-characters.ts';
import { makeWordsSlice } from './slice/words-slice.ts';
import { webConfig } from './vite.config.ts';

/** Run by `buildWeb` in a process of its own: `node build-child.ts FOLDER`. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node build-child.ts FOLDER');

const made = await mkdtemp(join(tmpdir(), 'suwen-words-'));
try {
  const { woff2, css } = await makeWordsSlice(await sliceCharacters(), 'suwen-words.woff2');
  await writeFile(join(made, 'suwen-words.woff2'), woff2);
  await writeFile(join(made, 'words.css'), css);
  await build(webConfig(folder, join(made, 'words.css')));
} finally {
  await rm(made, { recursive: true, force: true });
}
await compressAll(folder);
