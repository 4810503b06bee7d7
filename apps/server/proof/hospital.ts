import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTokens, openTokenKey } from '#security';
import type { SqlAddress } from '#store';

/** What is killed: one web process, the launcher with all of its processes, the database, or all of them. */
export type Victim = 'web' | 'node' | 'database' | 'all';

/** A real hospital in a folder of its own, started as a person starts it, that a proof may kill. */
export interface Hospital {
  /** Where it answers now: http://127.0.0.1:port/fhir/R4. */
  readonly base: () => string;
  readonly token: () => string;
  /** Where its database answers. */
  readonly database: () => SqlAddress;
  /** Kills with SIGKILL; returns how many processes that were. */
  readonly kill: (victim: Victim) => number;
  /** Starts it again where its launcher is gone, and resolves when it answers from the database. */
  readonly recover: () => Promise<void>;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** What its console said. */
  readonly said: () => string;
  readonly remove: () => void;
}

/** Milliseconds that a start after a kill may take; recovery of the database is part of it. */
const LIMIT_MS = 60_000;

/** Makes a data folder and starts an empty hospital with two web processes in it. */
export async function openHospital(): Promise<Hospital> {
  const data = mkdtempSync(join(tmpdir(), 'suwen-crash-'));
  // The database's user passes through.
  chmodSync(data, 0o711);
  let launcher: ChildProcess | undefined;
  let said = '';
  let address = '';
  const start = async (): Promise<void> => {
    said += '\n--- start\n';
    const from = said.length;
    const port = /:(\d+)$/u.exec(address)?.[1] ?? '0';
    launcher = startLauncher(data, port, (text) => (said += text));
    for (let waited = 0; ; waited += 20) {
      const open = /Suwen is open .*?(http:\S+?:\d+)/u.exec(said.slice(from))?.[1];
      if (open !== undefined) return void (address = open);
      if (launcher.exitCode !== null || waited > LIMIT_MS) throw new Error(`The hospital does not open:\n${said}`);
      await pause(20);
    }
  };
  await start();
  const tokens = createTokens(openTokenKey(join(data, 'keys')));
  const now = new Date();
  const token = tokens.issue(
    { subject: 'Practitioner/crash', role: 'admin', name: 'Crash', expires: new Date(now.getTime() + 86_400_000) },
    now,
  );
  const hospital: Hospital = {
    base: () => `${address}/fhir/R4`,
    token: () => token,
    database: () => ({ host: join(placeOf(data), 'socket'), port: 5432, user: 'suwen', database: 'suwen' }),
    kill: (victim) => killed(victimsOf(victim, launcher?.pid ?? 0, placeOf(data))),
    recover: async () => {
      if (launcher === undefined || launcher.exitCode !== null || launcher.signalCode !== null) await start();
      await answers(hospital);
    },
    stop: async () => {
      const ended = new Promise((resolve) => launcher?.once('exit', resolve));
      if (launcher?.exitCode !== null || !launcher.kill('SIGTERM')) return;
      await ended;
    },
    said: () => said,
    remove: () => {
      killed(victimsOf('all', launcher?.pid ?? 0, placeOf(data)));
      const place = placeOf(data);
      if (!place.startsWith(data)) rmSync(place, { recursive: true, force: true });
      rmSync(data, { recursive: true, force: true });
    },
  };
  return hospital;
}

function startLauncher(data: string, port: string, hear: (text: string) => void): ChildProcess {
  const launcher = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../main.ts'), '--hospital'],
    {
      env: {
        ...process.env,
        SUWEN_DATA: data,
        SUWEN_PORT: port,
        SUWEN_PROCESSES: '2',
        SUWEN_LANGUAGE: 'en',
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  launcher.stdout?.on('data', (chunk: Buffer) => hear(chunk.toString()));
  launcher.stderr?.on('data', (chunk: Buffer) => hear(chunk.toString()));
  return launcher;
}

/** The folder of the database: in the data folder, or where that points to. */
function placeOf(data: string): string {
  const pointer = join(data, 'database.json');
  return existsSync(pointer)
    ? (JSON.parse(readFileSync(pointer, 'utf8')) as { readonly folder: string }).folder
    : join(data, 'database');
}

function victimsOf(victim: Victim, launcher: number, place: string): readonly number[] {
  const table = processTable();
  const below = (parent: number): readonly number[] =>
    table.filter((each) => each.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  const server = serverOf(place);
  const database = server > 0 && table.some(({ pid }) => pid === server) ? [server, ...below(server)] : [];
  const nodes = below(launcher).filter((pid) => !database.includes(pid));
  switch (victim) {
    case 'web':
      // Of the web processes, which are started first, the one with the greatest number.
      return nodes.filter((pid) => table.some((each) => each.pid === pid && each.command.includes('web.ts'))).slice(-1);
    case 'node':
      return [launcher, ...nodes];
    case 'database':
      return database;
    case 'all':
      return [launcher, ...nodes, ...database];
  }
}

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

const processTable = (): readonly ProcessLine[] =>
  spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .stdout.split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });

function serverOf(place: string): number {
  const file = join(place, 'cluster', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

function killed(pids: readonly number[]): number {
  let count = 0;
  for (const pid of pids) {
    if (pid <= 1) continue;
    try {
      process.kill(pid, 'SIGKILL');
      count += 1;
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return count;
}

/** A read that needs the database is answered, ten times in a row: by both web processes. */
async function answers({ base, token }: Hospital): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  for (let row = 0; row < 10;) {
    const status = await fetch(`${base()}/Basic/nothing`, {
      headers: { Authorization: `Bearer ${token()}` },
      signal: AbortSignal.timeout(10_000),
    }).then(
      async (response) => {
        await response.text();
        return response.status;
      },
      () => 0,
    );
    row = status === 404 || status === 410 || status === 200 ? row + 1 : 0;
    if (row === 0) await pause(50);
    if (Date.now() > until) throw new Error(`The hospital does not answer again (${status})`);
  }
}
