import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { owner } from './address.ts';
import { program, type Binaries } from './binaries.ts';
import { notInitialised, otherVersion } from './refusals.ts';

/** A folder that holds a cluster, the programs for it and the user that they run as. */
export interface Cluster {
  readonly folder: string;
  readonly programs: Binaries;
  readonly account: Account;
}

/** What may differ when a cluster is made. */
export interface ClusterOptions {
  /** For loopback TCP, kept as SCRAM; without it only the socket opens the door. */
  readonly password?: string;
  /** WAL segment in MB: 16, or small for throw-away clusters. */
  readonly walSegmentMB?: number;
  /** Off where the server runs without fsync as well. */
  readonly fsync?: boolean;
}

/** Makes the cluster when the folder does not hold one; refuses one of another major version. */
export function ensureCluster(cluster: Cluster, options: ClusterOptions = {}): 'made' | 'found' {
  const version = join(cluster.folder, 'PG_VERSION');
  if (!existsSync(version)) return make(cluster, options);
  const found = readFileSync(version, 'utf8').trim();
  if (found !== cluster.programs.major) throw otherVersion(found, cluster.programs.major);
  return 'found';
}

/** Builds beside and renames, so that a start that was killed in the middle leaves no half cluster under the name. */
function make(cluster: Cluster, { password, walSegmentMB = 16, fsync = true }: ClusterOptions): 'made' {
  const half = `${cluster.folder}.${randomUUID().slice(0, 8)}`;
  const secret = `${half}.secret`;
  const flags = [`--pgdata=${half}`, `--username=${owner}`, `--wal-segsize=${walSegmentMB}`, ...constant];
  if (!fsync) flags.push('--no-sync');
  if (password !== undefined) writeOwned(cluster.account, secret, password);
  try {
    check(run(cluster, 'initdb', password === undefined ? flags : [...flags, `--pwfile=${secret}`]));
    check(
      run(
        cluster,
        'postgres',
        ['--single', ...(fsync ? [] : ['-F']), '-D', half, 'postgres'],
        `CREATE DATABASE ${owner};\n`,
      ),
    );
    renameSync(half, cluster.folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secret, { force: true });
  }
  return 'made';
}

/** Sorting by code point, the same on every machine and for ever: ICU and libc change their order (checksums: PG 18 default). */
const constant: readonly string[] = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
  '--auth-local=peer',
  '--auth-host=scram-sha-256',
  '--no-instructions',
];

const run = (
  { programs, account }: Cluster,
  name: string,
  flags: readonly string[],
  input: string = '',
): SpawnSyncReturns<string> =>
  spawnSync(join(programs.folder, 'bin', program(name)), flags, { ...account.ids, cwd: '/', encoding: 'utf8', input });

function check({ status, error, stderr }: SpawnSyncReturns<string>): void {
  if (status === 0 && !/^.*(ERROR|FATAL|PANIC):/m.test(stderr)) return;
  throw notInitialised(error?.message ?? lastComplaint(stderr));
}

/** The line of a program's output that says why. */
export const lastComplaint = (output: string): string =>
  output
    .split('\n')
    .filter((line) => /(error|ERROR|FATAL|PANIC):/.test(line))
    .at(-1)
    ?.replace(/^.*?(error|ERROR|FATAL|PANIC):\s*/, '') ?? output.trim().slice(-200);

/**
 * Who may come in. Socket: the kernel names the caller (peer), who must be the user that runs the hospital or the
 * database's own; nothing to steal, no round trips for SCRAM. Loopback TCP, where a platform has no peer: SCRAM.
 */
export function writeDoor({ folder, account }: Cluster): void {
  const callers = new Set([userInfo().username, account.name]);
  writeOwned(
    account,
    join(folder, 'pg_hba.conf'),
    'local all all peer map=suwen\nhost all all 127.0.0.1/32 scram-sha-256\n',
  );
  writeOwned(account, join(folder, 'pg_ident.conf'), [...callers].map((name) => `suwen "${name}" ${owner}\n`).join(''));
}

/** Writes a file that only the account reads. */
export function writeOwned({ ids }: Account, file: string, content: string): void {
  writeFileSync(file, content, { mode: 0o600 });
  if (ids) chownSync(file, ids.uid, ids.gid);
}
