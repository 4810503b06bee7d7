import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';

/** What a copy leaves out, and whose it becomes. */
export interface CopyOptions {
  readonly owner?: Account;
  /** Modes of folders and files; without them they stay as they are. */
  readonly open?: boolean;
  readonly skip?: (name: string) => boolean;
}

/** Copies a folder whole with links and modes, sharing blocks where the file system can (reflink). */
export function copyFolder(from: string, to: string, options: CopyOptions = {}): void {
  mkdirSync(to, { mode: options.open ? 0o755 : lstatSync(from).mode & 0o777 });
  own(to, options);
  if (options.open) chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (options.skip?.(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target, options);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) copyOne(source, target, options);
  }
}

function copyOne(source: string, target: string, options: CopyOptions): void {
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  own(target, options);
  if (options.open) chmodSync(target, lstatSync(source).mode & 0o100 ? 0o755 : 0o644);
}

const own = (path: string, { owner }: CopyOptions): void => {
  if (owner?.ids) chownSync(path, owner.ids.uid, owner.ids.gid);
};
