import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AnyJob, JobProcess, JobRun } from '#jobs';
import type { Orders } from './orders.ts';

/** What the worker tells a job's process. */
export interface JobOrders {
  readonly orders: Orders;
  readonly run: JobRun;
  readonly name: string;
}

/** Megabytes of heap of a job that names none. */
const MEMORY_MB = 512;

/** Starts a process for one run of a job, with its own limit of memory; it reads what it works on from the database. */
export function startJob(orders: Orders, { job, attempts }: JobRun, { name, memory = MEMORY_MB }: AnyJob): JobProcess {
  const child = fork(join(import.meta.dirname, 'job.ts'), {
    execArgv: [...process.execArgv, `--max-old-space-size=${memory}`],
  });
  const message: JobOrders = { orders, run: { job, attempts }, name };
  child.send(message, () => undefined);
  return {
    ended: once(child, 'exit'),
    ask: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  };
}
