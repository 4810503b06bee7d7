import { composeWorker } from './compose-worker.ts';
import { serve } from './orders.ts';

/** The one worker process: events, the outbox, the scheduler and the job queue. */
await serve(async ({ orders, mayListen, ready }) => {
  const { close } = await composeWorker(orders);
  await mayListen();
  ready();
  return close;
});
