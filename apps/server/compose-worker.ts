import type { Orders } from './orders.ts';

/** What the worker process runs until it is told to end. */
export interface Worker {
  readonly close: () => Promise<void>;
}

/** Puts together events, the outbox, the scheduler and the job queue. */
export async function composeWorker(_: Orders): Promise<Worker> {
  return { close: () => Promise.resolve() };
}
