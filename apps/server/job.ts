import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { runJob } from '#jobs';
import { openHouse } from './house.ts';
import type { JobOrders } from './job-process.ts';

/** Connections of a job to the database. */
const CONNECTIONS = 3;

/**
 * A process for one run of one job: nice 10, so that a busy job leaves events and answers their time; it ends with the
 * worker that started it.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.once('disconnect', () => process.exit(1));
// Ctrl C reaches the whole group and is the launcher's business.
process.on('SIGINT', () => undefined);
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort(new Error('The job was cancelled')));

const [{ orders, run, name }] = (await once(process, 'message')) as [JobOrders];
const house = await openHouse(orders, CONNECTIONS);
const job = house.door.jobs.find((each) => each.name === name);
if (job === undefined) throw new Error(`There is no job ${name}`);
await runJob(house.door.store.engine, job, run, {
  zone: orders.settings.zone,
  random: Math.random,
  log: (message, facts) => console.log(new Date().toISOString(), name, message, facts ?? {}),
  signal: stop.signal,
});
await house.close();
process.exit(0);
