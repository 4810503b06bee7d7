import { spawn } from 'node:child_process';
import { closeSync, fchownSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from '#kernel';
import type { Address } from './address.ts';
import { program } from './binaries.ts';
import { lastComplaint, writeDoor, writeOwned, type Cluster } from './cluster.ts';
import { writeConfiguration, type Configuration } from './configuration.ts';
import { didNotStart, diskFull } from './refusals.ts';
import { freeMB, neededMB } from './space.ts';
import { greet } from './wire.ts';

/** A running server of ours. */
export interface Server {
  readonly pid: number;
  /** Resolves when it ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Fast shutdown: sessions are cut, everything is written; one that does not follow in 3 s is cut off and recovers at the next start: nothing is lost. */
  readonly stop: () => Promise<void>;
}

/** Starts the server and waits until it answers; refuses with the reason in its log. */
export async function startServer(
  cluster: Cluster,
  configuration: Configuration,
  address: Address,
  log: string,
): Promise<Server> {
  writeOwned(cluster.account, join(cluster.folder, 'postgresql.conf'), writeConfiguration(configuration));
  writeDoor(cluster);
  const { server, from } = launch(cluster, log);
  let over = false;
  void server.ended.then(() => (over = true));
  for (let waited = 0; ; waited += 10) {
    if (over) throw reasonIn(readFrom(log, from), cluster.folder, log);
    if ((await greet(address)) === 'ready') return server;
    // Recovery after a crash may take long: as long as the server lives, it is waited for.
    await pause(Math.min(10 + waited / 10, 200));
  }
}

/** A session of its own (detached): Ctrl C in the terminal reaches only Node, which then stops the server in order. */
function launch(
  { programs, account, folder }: Cluster,
  log: string,
): { readonly server: Server; readonly from: number } {
  const file = openSync(log, 'a', 0o600);
  if (account.ids) fchownSync(file, account.ids.uid, account.ids.gid);
  const from = fstatSync(file).size;
  const child = spawn(join(programs.folder, 'bin', program('postgres')), ['-D', folder], {
    ...account.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', file, file],
    env: { ...process.env, LC_ALL: 'C', PGDATA: folder },
  });
  child.unref();
  closeSync(file);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.ref();
    child.kill('SIGINT');
    const cut = setTimeout(() => child.kill('SIGQUIT'), 3000);
    await ended;
    clearTimeout(cut);
  };
  return { server: { pid: child.pid ?? 0, ended, stop }, from };
}

/** ENOSPC in the words of the system is a full disk in ours; PostgreSQL stops rather than lose what it promised. */
function reasonIn(output: string, folder: string, log: string): Refusal {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return diskFull(folder, freeMB(folder), neededMB('old'));
  return didNotStart(lastComplaint(output), log);
}

function readFrom(file: string, from: number): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(fstatSync(handle).size - from, 2 ** 16));
    readSync(handle, buffer, 0, buffer.length, from);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}
