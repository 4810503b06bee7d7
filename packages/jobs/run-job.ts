import { setTimeout as pause } from 'node:timers/promises';
import type { Job, JobContext, Progress } from '#kernel';
import { isAway, type Engine } from '#store';
import { endJob, LostJob, openJob, putAside, saveCheckpoint, saveProgress, type JobRun } from './job-store.ts';

/** A job of any input. */
export type AnyJob = Job<never>;

/** Milliseconds between two notes of progress; the last one is always noted. */
const PROGRESS_MS = 250;

/** What a run gets besides the store. */
export interface RunParts extends Pick<JobContext, 'zone' | 'random' | 'log'> {
  /** Aborts when the job is to be cancelled. */
  readonly signal: AbortSignal;
}

/** Runs a taken job to its end: progress, checkpoints, cancellation; rejects only where the database went away, never for a fault of the job. */
export async function runJob(engine: Engine, job: AnyJob, run: JobRun, { signal, ...parts }: RunParts): Promise<void> {
  const { input, resumeFrom } = await openJob(engine, run);
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(signal.reason), { once: true });
  if (signal.aborted) stop.abort(signal.reason);
  const context: JobContext = {
    ...parts,
    id: run.job,
    resumeFrom,
    now: () => new Date(engine.now()),
    signal: stop.signal,
    progress: progressOf(engine, run, stop.signal),
    checkpoint: async (state) => {
      stop.signal.throwIfAborted();
      await saveCheckpoint(engine, run, state);
    },
  };
  try {
    const result = await job.run(context, input as never);
    await endJob(engine, run, 'done', { result: result ?? null });
  } catch (fault) {
    // The run that took over will end it.
    if (fault instanceof LostJob) return;
    // Nothing is wrong with the job: its next run goes on when the database is back.
    if (isAway(fault)) return aside(engine, run, fault);
    if (stop.signal.aborted) await endJob(engine, run, 'cancelled', {});
    else await endJob(engine, run, 'failed', { fault: fault instanceof Error ? fault.message : String(fault) });
  }
}

/** Looks for the database for 30 s; where it stays away, the worker's silence says the same. */
async function aside(engine: Engine, run: JobRun, fault: unknown): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      return await putAside(engine, run);
    } catch (again) {
      if (!isAway(again)) throw again;
      await pause(500);
    }
  }
  throw fault;
}

function progressOf(engine: Engine, run: JobRun, signal: AbortSignal): JobContext['progress'] {
  let shown = -Infinity;
  return async (progress: Progress) => {
    signal.throwIfAborted();
    if (engine.now() - shown < PROGRESS_MS && progress.done !== progress.total) return;
    shown = engine.now();
    await saveProgress(engine, run, progress);
  };
}
