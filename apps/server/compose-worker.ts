import { restHook, runEvents, runOutbox, subscriptionConsumer, tendSubscriptions } from '#events';
import { runScheduler, workJobs } from '#jobs';
import { makePartitions } from '#store';
import { openHouse } from './house.ts';
import { startJob } from './job-process.ts';
import type { Orders } from './orders.ts';
import { schedules } from './schedules.ts';
import { searchParameters } from './search-parameters.ts';

/** What the worker process runs until it is told to end. */
export interface Worker {
  readonly close: () => Promise<void>;
}

/** Connections of the worker to the database, beside the one that holds its role. */
const CONNECTIONS = 4;
/** Jobs that run side by side. */
const JOB_SLOTS = 2;

/** Puts together events, the outbox, the scheduler and the job queue. */
export async function composeWorker(orders: Orders): Promise<Worker> {
  const house = await openHouse(orders, CONNECTIONS);
  const { store, jobs, now, zone, report, subscriptions } = house.door;
  const { engine } = store;
  await makePartitions(house.sql, new Date(now()));
  await house.door.settleParameters();
  const stop = new AbortController();
  const during = (what: string) => (fault: unknown) => report(fault, { during: what });
  const parts = [
    runEvents(
      {
        sql: house.sql,
        address: orders.database,
        listeners: [searchParameters(house.door)],
        consumers: [subscriptionConsumer(subscriptions)],
        report: (fault, what) => during(what)(fault),
      },
      stop.signal,
    ),
    runOutbox(engine, [restHook(subscriptions)], during('outbox'), stop.signal),
    tendSubscriptions(subscriptions, stop.signal),
    runScheduler(
      { transaction: house.sql.transaction, zone, report: (fault, schedule) => during(`schedule ${schedule}`)(fault) },
      schedules(now),
      now,
      stop.signal,
    ),
    workJobs(
      { engine, jobs, slots: JOB_SLOTS, start: (run, job) => startJob(orders, run, job), report: during('jobs') },
      stop.signal,
    ),
  ];
  return {
    close: async () => {
      stop.abort();
      await Promise.all(parts);
      await house.close();
    },
  };
}
