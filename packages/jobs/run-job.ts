import type { Job, JobContext } from '#kernel';
import type { Engine } from '#store';
import { endJob, heartbeat, saveCheckpoint, saveProgress, type TakenJob } from './job-store.ts';

/** A job of any input. */
export type AnyJob = Job<never>;

const HEARTBEAT_MS = 3000;
const PROGRESS_MS = 250;

/** Runs a taken job to its end: heartbeat, progress, checkpoints, cancellation; never rejects. */
export async function runJob(engine: Engine, job: AnyJob, taken: TakenJob, parts: Pick<JobContext, 'zone' | 'random' | 'log'>): Promise<void> {
  const stop = new AbortController();
  const beat = setInterval(() => {
    heartbeat(engine, taken.job).then(
      (cancel) => {
        if (cancel) stop.abort(new Cancelled());
      },
      // A missed beat is no fault of the job; the next one comes.
      () => undefined,
    );
  }, HEARTBEAT_MS);
  let shown = -Infinity;
  const context: JobContext = {
    ...parts,
    id: taken.job,
    resumeFrom: taken.resumeFrom,
    now: () => new Date(engine.now()),
    signal: stop.signal,
    progress: async (progress) => {
      stop.signal.throwIfAborted();
      if (engine.now() - shown < PROGRESS_MS && progress.done !== progress.total) return;
      shown = engine.now();
      await saveProgress(engine, taken.job, progress);
    },
    checkpoint: async (state) => {
      stop.signal.throwIfAborted();
      await saveCheckpoint(engine, taken.job, state);
    },
  };
  try {
    const result = await job.run(context, taken.input as never);
    await endJob(engine, taken.job, 'done', { result: result ?? null });
  } catch (fault) {
    if (stop.signal.aborted) await endJob(engine, taken.job, 'cancelled', {});
    else await endJob(engine, taken.job, 'failed', { fault: fault instanceof Error ? fault.message : String(fault) });
  } finally {
    clearInterval(beat);
  }
}

/** The reason of a cancelled job's signal. */
export class Cancelled extends Error {
  constructor() {
    super('The job was cancelled');
    this.name = 'Cancelled';
  }
}
