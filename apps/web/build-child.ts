import { build } from 'vite';
import { compressAll } from './compress.ts';
import { webConfig } from './vite.config.ts';

/** Run by `buildWeb` in a process of its own: `node build-child.ts FOLDER`. */
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node build-child.ts FOLDER');
await build(webConfig(folder));
await compressAll(folder);
