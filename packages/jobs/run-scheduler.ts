import { setTimeout as pause } from 'node:timers/promises';
import { runDue, type Schedule, type SchedulerPlace } from './scheduler.ts';

/** Milliseconds between two looks: each due minute is met in its first half. */
const LOOK_MS = 20_000;

/** Runs schedules when they are due, until the signal aborts. */
export async function runScheduler(
  place: SchedulerPlace,
  schedules: readonly Schedule[],
  now: () => number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await runDue(place, schedules, new Date(now()));
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
