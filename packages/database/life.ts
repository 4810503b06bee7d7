import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Whether a process of this number lives (it may be somebody else's); one that only waits to be reaped does not. */
export function alive(pid: number): boolean {
  return numberTaken(pid) && !/^[ZX]/.test(statOf(pid));
}

/** Whether the number stands for any process, as PostgreSQL asks it: a dead one that nobody reaped counts. */
export function numberTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in the words of the system: tells it from a later one that got the same number. */
export function startOf(pid: number): string {
  if (process.platform === 'linux') return statOf(pid).split(' ')[19] ?? '';
  if (process.platform === 'win32') return '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** proc(5), /proc/pid/stat from field 3 (state) on: after the name in parentheses, which may hold anything. */
function statOf(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2);
}

/** Where process numbers mean the same: one boot of one machine, one container. */
export function numberSpace(): string {
  if (process.platform !== 'linux') return hostname();
  return `${readOr('/proc/sys/kernel/random/boot_id').trim()} ${linkOr('/proc/self/ns/pid')}`;
}

/** The processes that work in this folder (a PostgreSQL process stands in its cluster); on Linux only, elsewhere none. */
export function processesIn(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && linkOr(`/proc/${name}/cwd`) === folder)
    .map(Number);
}

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const linkOr = (file: string): string => {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
};
