import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '#store';
import { endJob, giveBack, putAside, takeJob, type TakenJob } from './job-store.ts';
import type { AnyJob } from './run-job.ts';
import { watchJob } from './watch-job.ts';

/** A process that runs one job. */
export interface JobProcess {
  /** Resolves when it has ended, however. */
  readonly ended: Promise<unknown>;
  /** Asks it to stop, so that it may tidy up. */
  ask(): void;
  /** Ends it at once. */
  kill(): void;
}

/** What a worker runs jobs with. */
export interface JobWorker {
  readonly engine: Engine;
  readonly jobs: readonly AnyJob[];
  readonly start: (run: TakenJob, job: AnyJob) => JobProcess;
  /** Jobs that run side by side. */
  readonly slots: number;
  readonly report: (fault: unknown) => void;
}

/** Milliseconds between two looks for a job. */
const LOOK_MS = 1000;
/** Milliseconds that a cancelled job gets to tidy up. */
const PATIENCE_MS = 3000;

/** Takes jobs and runs each in a process of its own until the signal aborts; what runs then goes on later where it was. */
export async function workJobs(worker: JobWorker, stop: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: worker.slots }, () => workOn(worker, stop)));
}

async function workOn(worker: JobWorker, stop: AbortSignal): Promise<void> {
  const { engine, jobs, report } = worker;
  const named = new Map(jobs.map((job) => [job.name, job]));
  while (!stop.aborted) {
    try {
      const run = await takeJob(engine, [...named.keys()]);
      const job = run && named.get(run.name);
      if (run !== undefined && job !== undefined) {
        await supervise(worker, run, job, stop);
        continue;
      }
    } catch (fault) {
      report(fault);
    }
    await pause(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function supervise({ engine, start }: JobWorker, run: TakenJob, job: AnyJob, stop: AbortSignal): Promise<void> {
  const child = start(run, job);
  const ended = child.ended.catch(() => undefined);
  let why: 'cancel' | 'lost' | 'stop' | undefined;
  let late: NodeJS.Timeout | undefined;
  const end = (reason: 'cancel' | 'lost' | 'stop'): void => {
    why ??= reason;
    if (reason !== 'cancel') return child.kill();
    child.ask();
    late = setTimeout(() => child.kill(), PATIENCE_MS);
  };
  const leave = (): void => end('stop');
  stop.addEventListener('abort', leave, { once: true });
  if (stop.aborted) leave();
  await watchJob(engine, run, ended, end);
  await ended;
  clearTimeout(late);
  stop.removeEventListener('abort', leave);
  if (why === 'cancel') await endJob(engine, run, 'cancelled', {});
  else if (why === 'stop') await putAside(engine, run);
  else await giveBack(engine, run);
}
