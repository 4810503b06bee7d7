import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The links that the platform package needs between its libraries, absolute: npm packs no links, so the package lists
 * them in `native/pg-symlinks.json` for a script of its own, which does not run under `--ignore-scripts`.
 */
export function libraryLinks(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly Link[];
  return links.map(({ source, target }) => ({
    source: resolve(dirname(native), source),
    target: resolve(dirname(native), target),
  }));
}

/** Makes the links that are missing; true when all stand, false where the folder cannot be written. */
export function makeLinks(native: string): boolean {
  for (const { source, target } of libraryLinks(native)) {
    if (existsSync(target)) continue;
    try {
      symlinkSync(basename(source), target);
    } catch {
      if (!existsSync(target)) return false;
    }
  }
  return true;
}
