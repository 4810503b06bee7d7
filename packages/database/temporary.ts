import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseAccount } from './account.ts';
import { addressUrl, owner, type Address } from './address.ts';
import { copyFolder } from './copy.ts';
import { readyPrograms } from './programs.ts';
import { makeTemporary } from './reach.ts';
import { startServer } from './server.ts';
import { templateCluster } from './template.ts';
import { command } from './wire.ts';

/** A throw-away database, empty but for what PostgreSQL brings. */
export interface TemporaryDatabase {
  readonly url: string;
  readonly config: Address;
  readonly stop: () => Promise<void>;
}

/** What a test may ask for beside the defaults. */
export interface TemporaryOptions {
  /** Stays on unless a test says that it need not survive anything. */
  readonly fsync?: boolean;
  readonly connections?: number;
  readonly sharedBuffersMB?: number;
  /** A server of its own even where the test run shares one. */
  readonly alone?: boolean;
}

/** Names the socket folder of the server that a whole test run shares. */
export const sharedServerVariable = 'SUWEN_TEST_SERVER';

/**
 * A database for tests, ready in well under a second: on the run's shared server where there is one, else on a server of
 * its own from a cluster that was made once per machine. It ends with the test process, also when that is killed.
 */
export async function temporaryDatabase(options: TemporaryOptions = {}): Promise<TemporaryDatabase> {
  const shared = process.env[sharedServerVariable];
  return shared && !options.alone ? databaseOn(shared) : serverOfItsOwn(options);
}

async function databaseOn(host: string): Promise<TemporaryDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const door: Address = { host, port: 5432, user: owner, database: owner };
  await command(door, `CREATE DATABASE ${database} TEMPLATE template0 STRATEGY file_copy`);
  const config = { ...door, database };
  const stop = async (): Promise<void> => {
    await command(door, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  };
  return { url: addressUrl(config), config, stop };
}

async function serverOfItsOwn(options: TemporaryOptions): Promise<TemporaryDatabase> {
  const account = databaseAccount();
  const programs = readyPrograms(account);
  const home = makeTemporary(account, 'test');
  const cluster = { folder: join(home, 'cluster'), programs, account };
  copyFolder(templateCluster(account, programs), cluster.folder, { owner: account });

  const config: Address = { host: home, port: 5432, user: owner, database: owner };
  const configuration = {
    connections: options.connections ?? 60,
    sharedBuffersMB: options.sharedBuffersMB ?? 32,
    listen: { socket: home },
    fsync: options.fsync ?? true,
    maxWalMB: 512,
    cores: 2,
  };
  const server = await startServer(cluster, configuration, config, join(home, 'log'));
  const keeper = keep(server.pid, home);
  const stop = async (): Promise<void> => {
    await server.stop();
    keeper?.stdin?.end();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: addressUrl(config), config, stop };
}

/** A shell that waits on our pipe: when this process is gone, however, the server is cut and its folder removed. */
function keep(pid: number, home: string): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'read _; kill -QUIT "$1" 2>/dev/null; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"';
  const keeper = spawn('sh', ['-c', script, 'keeper', String(pid), home], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  // The pipe alone must not keep a finished test process alive.
  (keeper.stdin as unknown as { unref(): void }).unref();
  return keeper;
}
