import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { socketFile } from './address.ts';
import { alive, numberTaken, processesIn } from './life.ts';
import { orphanDoesNotStop } from './refusals.ts';

/** What was found of an earlier run. */
export type Leftover = 'nothing' | 'server' | 'sessions' | 'stale-file';

/**
 * Clears what an earlier run left on a cluster that we hold: a server whose Node was killed is stopped in order (its
 * sessions belong to nobody, its settings may be old); sessions whose server was killed are ended; a pid file whose number
 * went to a stranger is removed, but only where it is certain that nobody works in the folder (Linux).
 */
export async function clearLeftover(cluster: string, host: string): Promise<Leftover> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return 'nothing';
  const folder = realpathSync(cluster);
  const [pid, , , port, socket] = readFileSync(file, 'utf8').split('\n');
  const what = await end(Number(pid), folder);
  if (process.platform === 'linux' && numberTaken(Number(pid))) {
    rmSync(file, { force: true });
    if (socket) rmSync(`${socketFile(socket, Number(port))}.lock`, { force: true });
  }
  // A short folder that an earlier run made for its socket; this run has `host`.
  if (socket && socket !== host && basename(socket).startsWith('suwen-socket-'))
    rmSync(socket, { recursive: true, force: true });
  return what;
}

async function end(pid: number, folder: string): Promise<Leftover> {
  if (isServer(pid, folder)) {
    await stopServer(pid, folder);
    return 'server';
  }
  if (processesIn(folder).length === 0) return 'stale-file';
  await endSessions(folder);
  return 'sessions';
}

function isServer(pid: number, folder: string): boolean {
  if (!(pid > 0) || !alive(pid)) return false;
  if (process.platform === 'linux') return processesIn(folder).includes(pid);
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(folder);
}

/** Fast, then immediate (recovery at the next start), then killed. */
async function stopServer(pid: number, folder: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    if (await gone(() => !alive(pid), 8000)) return endSessions(folder);
  }
  throw orphanDoesNotStop(pid);
}

/** A session notices within moments that its server is gone, unless it computes; then it is killed, and recovery follows. */
async function endSessions(folder: string): Promise<void> {
  if (await gone(() => processesIn(folder).length === 0, 3000)) return;
  for (const pid of processesIn(folder)) if (alive(pid)) process.kill(pid, 'SIGKILL');
  if (!(await gone(() => processesIn(folder).length === 0, 5000))) throw orphanDoesNotStop(processesIn(folder)[0] ?? 0);
}

async function gone(test: () => boolean, limit: number): Promise<boolean> {
  for (let waited = 0; waited < limit; waited += 20) {
    if (test()) return true;
    await pause(20);
  }
  return test();
}
