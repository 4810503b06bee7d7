import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { canReach, makePrivate, systemFolder } from './reach.ts';
import { clusterMissing, noReachableFolder } from './refusals.ts';

/** Where the database of a data folder lies, and the user who owns it. */
export interface Place {
  /** Holds cluster, log and socket. */
  readonly folder: string;
  readonly account: Account;
  /** To be called when the cluster stands: from then on the data folder insists on it. */
  readonly settle: () => void;
}

/**
 * Finds or chooses the place: `database` in the data folder where the account can reach it, else a folder of the system
 * that the data folder then points to. An existing cluster is run as its owner.
 */
export function placeOf(data: string, account: Account): Place {
  const pointer = join(data, 'database.json');
  if (existsSync(pointer)) return pointed(pointer, account);

  const inside = join(realpathSync(data), 'database');
  if (existsSync(join(inside, 'cluster'))) return found(inside, account);
  if (canReach(account, realpathSync(data))) {
    makePrivate(account, inside);
    return { folder: inside, account, settle: () => undefined };
  }
  return outside(data, pointer, account);
}

function pointed(pointer: string, account: Account): Place {
  const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { readonly folder: string };
  if (!existsSync(join(folder, 'cluster'))) throw clusterMissing(folder, pointer);
  return found(folder, account);
}

function found(folder: string, account: Account): Place {
  const { uid, gid } = statSync(join(folder, 'cluster'));
  const owner: Account =
    account.ids && uid !== 0 && uid !== account.ids.uid ? { name: nameOf(uid), ids: { uid, gid } } : account;
  if (!canReach(owner, folder)) throw noReachableFolder(owner.name, [folder]);
  return { folder, account: owner, settle: () => undefined };
}

/** Named by chance, not by the data folder's path: a new data folder must never find an old database. */
function outside(data: string, pointer: string, account: Account): Place {
  const folder = join(systemFolder, `database-${randomUUID().slice(0, 8)}`);
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    if (!canReach(account, systemFolder)) throw new Error(systemFolder);
    makePrivate(account, folder);
  } catch {
    throw noReachableFolder(account.name, [data, systemFolder]);
  }
  writeFileSync(join(folder, 'belongs-to'), `${realpathSync(data)}\n`);
  return { folder, account, settle: () => writeFileSync(pointer, `${JSON.stringify({ folder }, null, 2)}\n`) };
}

const nameOf = (uid: number): string =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => Number(fields[2]) === uid)?.[0] ?? String(uid);
