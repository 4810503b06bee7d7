import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { makeTemporary, temporaryParent } from './reach.ts';

/** The cluster that the others are copied from; made once per version, user and machine. */
export function templateCluster(account: Account, programs: Binaries): string {
  const folder = join(temporaryParent(account), `suwen-template-${programs.version}-${account.name}`);
  if (existsSync(folder) && statSync(folder).uid === (account.ids?.uid ?? statSync(folder).uid)) return folder;
  const half = makeTemporary(account, 'template');
  const cluster = join(half, 'cluster');
  ensureCluster({ folder: cluster, programs, account }, { walSegmentMB: 4, fsync: false });
  try {
    renameSync(cluster, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  rmSync(half, { recursive: true, force: true });
  return folder;
}
