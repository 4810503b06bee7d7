import { dirname, normalize } from 'node:path/posix';
import { blank } from './blank.ts';
import { isCode, type House, type HouseFile } from './file.ts';

/** One import of a file. */
export interface Import {
  readonly specifier: string;
  /** `import type` and `export type … from`: nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

// `import a, { b } from '…'`, `export * from '…'`, `import '…'`, `import('…')`: the quotes stand, their inside is blank.
const statement = /\b(?:import|export)(\s+type)?\b[\w$*\s,]*(?:\{[^}]*\})?\s*from\s*(['"])/g;
const bare = /\bimport\s*\(?\s*(['"])/g;

const read = new WeakMap<HouseFile, readonly Import[]>();

/** What a file imports, statically or by `import('literal')`. */
export function importsOf(file: HouseFile): readonly Import[] {
  if (!isCode(file.path)) return [];
  const known = read.get(file);
  if (known) return known;
  const code = blank(file.text);
  const found = [
    ...[...code.matchAll(statement)].map((match) => at(file, match, match[1] !== undefined)),
    ...[...code.matchAll(bare)].map((match) => at(file, match, false)),
  ];
  read.set(file, found);
  return found;
}

function at({ text }: HouseFile, match: RegExpExecArray, typeOnly: boolean): Import {
  const quote = match.index + match[0].length - 1;
  return { specifier: text.slice(quote + 1, text.indexOf(text[quote] ?? '', quote + 1)), typeOnly };
}

/** Where an import leads: a file of ours, a door that does not exist, or a package by name. */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly relative: boolean }
  | { readonly kind: 'no-door' }
  | { readonly kind: 'node' }
  | { readonly kind: 'package'; readonly name: string };

/** Follows a specifier from a file. */
export function follow(house: House, from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const path = normalize(`${dirname(from)}/${specifier.replace(/\?.*$/, '')}`);
    return { kind: 'file', path, relative: true };
  }
  if (specifier.startsWith('#')) {
    const path = throughDoor(house.doors, specifier);
    return path === undefined ? { kind: 'no-door' } : { kind: 'file', path, relative: false };
  }
  if (specifier.startsWith('node:')) return { kind: 'node' };
  return {
    kind: 'package',
    name: specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  };
}

/** As Node does: the exact name, else the pattern with the longest part before the star. */
function throughDoor(doors: House['doors'], specifier: string): string | undefined {
  const exact = doors[specifier];
  if (exact !== undefined) return normalize(exact);
  const patterns = Object.keys(doors).filter((name) => name.includes('*'));
  for (const name of patterns.toSorted((a, b) => rank(b) - rank(a))) {
    const [head = '', tail = ''] = name.split('*');
    if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < name.length) continue;
    const star = specifier.slice(head.length, specifier.length - tail.length);
    if (!star.includes('/')) return normalize((doors[name] ?? '').replace('*', star));
  }
  return undefined;
}

/** The longer name wins among patterns of one head. */
const rank = (name: string): number => name.indexOf('*') * 1000 + name.length;
