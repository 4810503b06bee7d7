import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file to import. */
export interface ImportFile {
  readonly path: string;
  readonly kind: 'json' | 'ndjson';
  readonly packed: boolean;
  /** Bytes on disk. */
  readonly size: number;
}

/** What was found below the given paths, and which of them is nothing that can be imported. */
export interface FoundFiles {
  readonly files: readonly ImportFile[];
  readonly strangers: readonly string[];
}

/**
 * The .json and .ndjson files (also .gz) of the paths, folders with all below them. Those come first whose names speak of
 * hospitals and practitioners: others refer to them.
 */
export function findFiles(paths: readonly string[]): FoundFiles {
  const files: ImportFile[] = [];
  const strangers: string[] = [];
  const look = (path: string, named: boolean): void => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) {
      for (const name of readdirSync(path).toSorted()) look(join(path, name), false);
      return;
    }
    const match = /\.(json|ndjson|jsonl)(\.gz)?$/iu.exec(path);
    const [, suffix = '', gz] = match ?? [];
    if (found === undefined || match === null) {
      if (named) strangers.push(path);
      return;
    }
    const kind = suffix.toLowerCase() === 'json' ? 'json' : 'ndjson';
    files.push({ path, kind, packed: gz !== undefined, size: found.size });
  };
  for (const path of paths) look(path, true);
  const [first, rest] = [files.filter(isReferredTo), files.filter((file) => !isReferredTo(file))];
  return { files: [...first, ...rest], strangers };
}

const isReferredTo = ({ path }: ImportFile): boolean =>
  /information|organi[sz]ation|practitioner|location/iu.test(path.slice(path.lastIndexOf('/') + 1));
