import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Words } from '#kernel';
import { databaseAccount } from './account.ts';
import { addressUrl, owner, socketFits, type Address } from './address.ts';
import { ensureCluster, writeOwned, type Cluster } from './cluster.ts';
import { cores, sharedBuffers, type Configuration } from './configuration.ts';
import { holdFolder, type Hold } from './hold.ts';
import { clearLeftover } from './orphan.ts';
import { placeOf, type Place } from './place.ts';
import { readyPrograms } from './programs.ts';
import { makePrivate, makeTemporary } from './reach.ts';
import { checkDiskSpace, checkSpace, freeMB, walBudgetMB } from './space.ts';
import { keepRunning } from './supervise.ts';
import * as say from './words.ts';

/** What the launcher knows. */
export interface DatabaseSettings {
  /** The hospital's data folder; made when it is missing. */
  readonly folder: string;
  /** The most connections that all pools together open. */
  readonly connections: number;
  readonly sharedBuffersMB?: number;
  /** A Unix socket that nobody but this user enters; loopback TCP with SCRAM where there is none (Windows). */
  readonly listen?: 'socket' | 'loopback';
  readonly fsync?: boolean;
  /** Hears what a person at the console should know. */
  readonly tell?: (words: Words) => void;
}

/** The hospital's own database, running. */
export interface Database {
  readonly url: string;
  readonly config: Address;
  /** What was set for this machine, for the console. */
  readonly settings: Words;
  /** The number of the server process now; a new one after it had to be started again. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the hospital's database, whatever an earlier run left behind, and keeps it running until it is stopped.
 * Refuses a folder that is in use, a full disk, a foreign version, and says why.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  checkDiskSpace(settings.folder);
  mkdirSync(settings.folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const place = placeOf(settings.folder, databaseAccount());
  const hold = await holdFolder(place.folder);
  try {
    return await openHeld(settings, place, hold);
  } catch (error) {
    hold.release();
    throw error;
  }
}

async function openHeld(settings: DatabaseSettings, place: Place, hold: Hold): Promise<Database> {
  const tell = settings.tell ?? (() => undefined);
  const { account } = place;
  const cluster: Cluster = { folder: join(place.folder, 'cluster'), programs: readyPrograms(account), account };
  checkSpace(place.folder, existsSync(cluster.folder) ? 'old' : 'new');

  const address = await chooseAddress(settings, place);
  if (existsSync(cluster.folder)) {
    const left = say.leftover(await clearLeftover(cluster.folder, address.host));
    if (left) tell(left);
  }
  ensureCluster(cluster, {
    ...(address.password === undefined ? {} : { password: address.password }),
    fsync: settings.fsync ?? true,
  });
  place.settle();

  const configuration = configure(settings, place, address);
  const log = rotate(join(place.folder, 'log'));
  const running = await keepRunning({ cluster, configuration, address, log, tell });
  const stop = async (): Promise<void> => {
    await running.stop();
    if (address.host.startsWith('/') && !address.host.startsWith(place.folder))
      rmSync(address.host, { recursive: true, force: true });
    hold.release();
  };
  return { url: addressUrl(address), config: address, settings: say.configured(configuration), pid: running.pid, stop };
}

function configure(settings: DatabaseSettings, place: Place, address: Address): Configuration {
  return {
    // Three beside the pools stay reserved for a superuser by PostgreSQL itself, a few for tools.
    connections: settings.connections + 10,
    sharedBuffersMB: settings.sharedBuffersMB ?? sharedBuffers(),
    listen: address.host.startsWith('/') ? { socket: address.host } : { loopback: address.port },
    fsync: settings.fsync ?? true,
    maxWalMB: walBudgetMB(freeMB(place.folder)),
    cores: cores(),
  };
}

async function chooseAddress({ listen }: DatabaseSettings, { folder, account }: Place): Promise<Address> {
  const base = { user: owner, database: owner };
  if ((listen ?? (process.platform === 'win32' ? 'loopback' : 'socket')) === 'loopback') {
    const file = join(folder, 'password');
    if (!existsSync(file)) writeOwned(account, file, randomBytes(24).toString('base64url'));
    return { ...base, host: '127.0.0.1', port: await freePort(), password: readFileSync(file, 'utf8') };
  }
  const inside = join(folder, 'socket');
  if (!socketFits(inside)) return { ...base, host: makeTemporary(account, 'socket'), port: 5432 };
  makePrivate(account, inside);
  return { ...base, host: inside, port: 5432 };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });

/** One older log is kept when this one has grown beyond 10 MB. */
function rotate(log: string): string {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10 * 2 ** 20) renameSync(log, `${log}.1`);
  return log;
}
