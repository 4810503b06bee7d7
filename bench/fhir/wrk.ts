import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a load of wrk is. */
export interface Load {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  /** Lua of the request; GET of the url without it. */
  readonly lua?: string;
}

/** What came of it. */
export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were no 2xx or 3xx, and broken connections. */
  readonly faults: number;
}

/** One load with wrk 4 (Debian), one thread. */
export async function wrk({ url, token, connections, seconds, lua }: Load): Promise<Measured> {
  const script = lua === undefined ? [] : ['-s', await luaFile(lua)];
  const args = [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    ...script,
    '-H',
    `Authorization: Bearer ${token}`,
    url,
  ];
  const { stdout } = await run('wrk', args);
  const number = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1] ?? 0);
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/u),
    p50Ms: milliseconds(/50%\s+([\d.]+\w+)/u.exec(stdout)?.[1]),
    p99Ms: milliseconds(/99%\s+([\d.]+\w+)/u.exec(stdout)?.[1]),
    faults: number(/Non-2xx or 3xx responses: (\d+)/u) + number(/connect (\d+)/u) + number(/read (\d+)/u),
  };
}

/** Median by requests per second of several loads, after one that is not counted. */
export async function medianWrk(load: Load, times: number): Promise<Measured> {
  await wrk({ ...load, seconds: Math.min(2, load.seconds) });
  const all: Measured[] = [];
  for (let n = 0; n < times; n += 1) all.push(await wrk(load));
  const sorted = all.toSorted((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('No load was measured');
  return { ...middle, faults: all.reduce((sum, { faults }) => sum + faults, 0) };
}

async function luaFile(lua: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'suwen-wrk-')), 'load.lua');
  await writeFile(file, lua);
  return file;
}

function milliseconds(text: string | undefined): number {
  const [, value = '0', unit = 'ms'] = /^([\d.]+)(us|ms|s)$/u.exec(text ?? '') ?? [];
  return Number(value) * (unit === 'us' ? 0.001 : unit === 's' ? 1000 : 1);
}

/** Lua that posts one body over and over. */
export const postLua = (body: string): string =>
  `wrk.method = "POST"\nwrk.body = [==[${body}]==]\nwrk.headers["Content-Type"] = "application/fhir+json"\n`;

/** Lua that asks for one path after another, in a random order. */
export const pathsLua = (paths: readonly string[]): string =>
  `local paths = {${paths.map((path) => `[==[${path}]==]`).join(',')}}\nmath.randomseed(7)\nrequest = function() return wrk.format("GET", paths[math.random(#paths)]) end\n`;
