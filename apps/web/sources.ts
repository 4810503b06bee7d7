import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const home = join(import.meta.dirname, '../..');

/** Folders and files that go into the build; types alone (`#fhir`, `#kernel`) are erased but name what the screens read. */
const sources: readonly string[] = [
  'apps/web',
  'packages/ui',
  'packages/kernel',
  'departments',
  'package.json',
  'package-lock.json',
];

/** Not part of the product: tests, notes, what only tests use. */
const left = /(\.test\.tsx?|\.prove\.ts|\.md)$|[/\\](fixtures|server)[/\\]/;

/** A hash over the names and contents of all sources of the web app, 16 hex digits; the same on every machine. */
export async function hashOfSources(root: string = home): Promise<string> {
  const files = (await Promise.all(sources.map((source) => filesOf(join(root, source))))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) {
    const name = relative(root, file).replaceAll('\\', '/');
    if (left.test(name)) continue;
    hash
      .update(`${name}\0`)
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? reason.code : undefined;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw reason;
  }
}
