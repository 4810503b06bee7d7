import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { Language } from '#kernel';

/** A file on the disk with its length in bytes. */
export interface StoredFile {
  readonly path: string;
  readonly size: number;
}

/** One file of the build, plain and compressed ahead; read from the disk on each request, so that it takes no memory. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: StoredFile;
  readonly br?: StoredFile;
  readonly gz?: StoredFile;
}

/** A build ready to be served. */
export interface Site {
  /** By path: `/assets/main-4f0c.js`. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The page, its `<html lang>` set. */
  readonly page: (language: Language) => string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Reads what a build consists of; only hashed names are served, the page itself only through `page`. */
export async function readSite(folder: string): Promise<Site> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = (await readdir(join(folder, 'assets'), { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const sizes = new Map<string, number>();
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    sizes.set(path, (await stat(path)).size);
  }
  const stored = (path: string): StoredFile | undefined => {
    const size = sizes.get(path);
    return size === undefined ? undefined : { path, size };
  };
  const assets = new Map<string, Asset>();
  for (const [path, size] of sizes) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const [br, gz] = [stored(`${path}.br`), stored(`${path}.gz`)];
    const name = `/${relative(folder, path).replaceAll('\\', '/')}`;
    assets.set(name, {
      type,
      etag: `"${basename(path)}"`,
      plain: { path, size },
      ...(br && { br }),
      ...(gz && { gz }),
    });
  }
  return { assets, page: (language) => pageIn(language, html) };
}

/** Sets the language; a page in English does not ask ahead for the Chinese slice. */
function pageIn(language: Language, html: string): string {
  const spoken = html.replace(/<html lang="[^"]*"/, `<html lang="${language}"`);
  return language === 'en' ? spoken.replace(/\s*<link rel="preload" as="font"[^>]*>/, '') : spoken;
}
