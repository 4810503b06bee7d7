import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fuzz, misbehave, type FuzzTarget } from './fuzz.ts';

/**
 * `npm run prove fuzz [minutes] [seed]`: random and broken requests at every endpoint of a server in a process of its
 * own. Each is answered by 2xx or by a 4xx with an OperationOutcome, the process lives, and its PSS stays below 1.5
 * times what it was after warming up.
 */
const minutes = Number(process.argv[2] ?? 5);
const seed = Number(process.argv[3] ?? 1);
const LIMIT = 1_000_000;
const ROUND = 5000;
const WARM_UP = 4;
const MOST = 1.5;

const child = spawn(process.execPath, [new URL('fuzz/server.ts', import.meta.url).pathname, String(LIMIT)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(child, 'exit');
const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
const target = JSON.parse(line) as FuzzTarget;

/** Megabytes of the server's proportional set size; undefined where the system does not tell. */
async function pss(): Promise<number | undefined> {
  const text = await readFile(`/proc/${child.pid}/smaps_rollup`, 'utf8').catch(() => '');
  const found = /^Pss:\s+(\d+) kB$/mu.exec(text)?.[1];
  return found === undefined ? undefined : Number(found) / 1000;
}

const statuses = new Map<number, number>();
const odd: string[] = [];
let sent = 0;
let warm: number | undefined;
let most = 0;
const until = Date.now() + minutes * 60_000;
for (let round = 0; Date.now() < until || round <= WARM_UP; round += 1) {
  const [result, misbehaved] = await Promise.all([
    fuzz(target, seed * 1_000_000 + round, ROUND),
    misbehave(target, LIMIT),
  ]);
  sent += result.sent;
  for (const [status, count] of result.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
  odd.push(...result.odd.map((one) => `seed ${seed * 1_000_000 + round}: ${one}`), ...misbehaved);
  const now = await pss();
  if (round === WARM_UP - 1) warm = now;
  if (round >= WARM_UP) most = Math.max(most, now ?? 0);
  console.log(`${sent} requests, PSS ${now?.toFixed(0) ?? '?'} MB, ${odd.length} odd answers`);
  if (child.exitCode !== null) break;
}

const lived = child.exitCode === null;
child.kill('SIGTERM');
const [code] = (await ended) as [number | null];
for (const one of odd.slice(0, 50)) console.log(one);
const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
console.log(counts.join(', '));
const growth =
  warm === undefined
    ? 'PSS not told by this system'
    : `PSS ${warm.toFixed(0)} MB warm, ${most.toFixed(0)} MB at most (${(most / warm).toFixed(2)} times)`;
console.log(
  `${sent} requests, ${odd.length} odd answers; ${growth}; the server ${lived && code === 0 ? 'lived and met no bug' : 'died or met bugs'}`,
);
process.exit(odd.length === 0 && lived && code === 0 && (warm === undefined || most <= MOST * warm) ? 0 : 1);
