import { randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import type { Account } from './account.ts';

/** Whether the account may pass through every folder down to this one; the folders must exist. */
export function canReach(account: Account, folder: string): boolean {
  if (!account.ids) return true;
  for (let each = folder; ; each = dirname(each)) {
    if (!mayPass(account.ids, each)) return false;
    if (each === parse(each).root) return true;
  }
}

function mayPass({ uid, gid }: { readonly uid: number; readonly gid: number }, folder: string): boolean {
  const status = statSync(folder);
  const bit = status.uid === uid ? 0o100 : status.gid === gid ? 0o010 : 0o001;
  return (status.mode & bit) !== 0;
}

/** Where programs and clusters go when the checkout cannot be reached: root's own folder of the system. */
export const systemFolder = '/var/lib/suwen';

/** Makes a folder that only the account may enter. */
export function makePrivate(account: Account, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.ids) chownSync(folder, account.ids.uid, account.ids.gid);
}

/** A temporary folder's parent that the account can reach: the system's own, else /tmp. */
export const temporaryParent = (account: Account): string => (canReach(account, tmpdir()) ? tmpdir() : '/tmp');

/** A new private folder with a short name under the temporary folder. */
export function makeTemporary(account: Account, purpose: string): string {
  const folder = join(temporaryParent(account), `suwen-${purpose}-${randomUUID().slice(0, 8)}`);
  makePrivate(account, folder);
  return folder;
}
