import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { findBinaries, program, type Binaries } from './binaries.ts';
import { copyFolder } from './copy.ts';
import { makeLinks } from './links.ts';
import { canReach, systemFolder, temporaryParent } from './reach.ts';
import { binariesDoNotRun } from './refusals.ts';

/** Programs that run as the account: where npm put them, or a copy where the account can reach them. */
export function readyPrograms(account: Account, found: Binaries = findBinaries()): Binaries {
  const linked = makeLinks(found.folder);
  if (linked && complaint(account, found.folder) === undefined) return found;

  const copy = join(programFolder(account), `postgresql-${found.version}`);
  if (!trusted(copy)) stage(found.folder, copy);
  const reason = complaint(account, copy);
  if (reason !== undefined) throw binariesDoNotRun(reason);
  return { ...found, folder: copy };
}

/** The first line that `postgres --version` complains with when run as the account; undefined when it runs. */
function complaint(account: Account, native: string): string | undefined {
  const run = spawnSync(join(native, 'bin', program('postgres')), ['--version'], {
    ...account.ids,
    cwd: '/',
    encoding: 'utf8',
  });
  if (run.status === 0) return undefined;
  return run.error?.message ?? run.stderr.trim().split('\n')[0] ?? 'unknown';
}

function programFolder(account: Account): string {
  if (process.getuid?.() !== 0) return temporaryParent(account);
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    accessSync(systemFolder, constants.W_OK);
    if (canReach(account, systemFolder)) return systemFolder;
  } catch {
    // A read-only system: the temporary folder serves as well.
  }
  return temporaryParent(account);
}

/** A copy that somebody else could have put there is not run. */
function trusted(copy: string): boolean {
  if (!existsSync(copy)) return false;
  const status = lstatSync(copy);
  return status.isDirectory() && status.uid === (process.getuid?.() ?? status.uid) && (status.mode & 0o022) === 0;
}

/** Copies beside and renames, so that a half copy is never run and two starts do not meet. */
function stage(native: string, copy: string): void {
  const half = `${copy}.${randomUUID().slice(0, 8)}`;
  copyFolder(native, half, { open: true, skip: (name) => name.endsWith('.a') });
  makeLinks(half);
  try {
    renameSync(half, copy);
  } catch {
    rmSync(half, { recursive: true });
    if (!trusted(copy)) throw binariesDoNotRun(`${copy} is not ours`);
  }
}
