import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '#store';
import { heartbeat, type JobRun } from './job-store.ts';

/** Milliseconds between two signs of life; well below the lease. */
const HEARTBEAT_MS = 1000;

/**
 * Keeps a run alive until `ended` settles, from a process that the job cannot keep busy. Tells once when the job is to
 * be cancelled or another run has it.
 */
export async function watchJob(
  engine: Engine,
  run: JobRun,
  ended: Promise<unknown>,
  stop: (why: 'cancel' | 'lost') => void,
  every: number = HEARTBEAT_MS,
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  ended.then(end, end);
  let told = false;
  while (!over.signal.aborted) {
    // A missed beat is no fault of the job; the next one comes.
    const beat = await heartbeat(engine, run).catch(() => 'go-on' as const);
    if (beat !== 'go-on' && !told && !over.signal.aborted) {
      told = true;
      stop(beat);
    }
    await pause(every, undefined, { signal: over.signal }).catch(() => undefined);
  }
}
