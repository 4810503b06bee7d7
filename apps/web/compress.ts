import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What compresses; woff2 is Brotli inside already. */
const kinds = new Set(['.html', '.js', '.css', '.svg', '.json']);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes `.br` and `.gz` beside each file of a build that compresses, so that no request waits for it. */
export async function compressAll(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile() || !kinds.has(extname(file.name))) continue;
    const path = join(file.parentPath, file.name);
    const bytes = await readFile(path);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    await Promise.all([
      writeFile(`${path}.br`, await brotli(bytes, { params })),
      writeFile(`${path}.gz`, await zip(bytes, { level: 9 })),
    ]);
  }
}
