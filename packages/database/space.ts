import { existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { diskFull } from './refusals.ts';

/** MiB that an ordinary user may still write there. */
export function freeMB(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}

/** A new cluster writes about 60 MB and its first WAL; an old one may need a segment and a recovery's checkpoint. */
export const neededMB = (state: 'new' | 'old'): number => (state === 'new' ? 400 : 64);

/** Refuses a start that would have to stop in the middle. */
export function checkSpace(folder: string, state: 'new' | 'old', free: number = freeMB(folder)): void {
  if (free < neededMB(state)) throw diskFull(folder, free, neededMB(state));
}

/** Refuses when a start in this folder, which need not exist yet, would meet a full disk. */
export const checkDiskSpace = (folder: string): void => checkSpace(nearest(resolve(folder)), 'old');

/** The folder itself or the nearest one above it that exists. */
export function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}

/** A tenth of what is free, between 256 MB and 4 GB: WAL must never be what fills the disk. */
export const walBudgetMB = (free: number): number => Math.max(256, Math.min(4096, Math.floor(free / 10)));
