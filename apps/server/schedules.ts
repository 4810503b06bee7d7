import { forgetEvents, forgetSent } from '#events';
import type { Schedule } from '#jobs';
import { forgetKeys } from '#operations';
import { makePartitions } from '#store';

/** What the house itself does at fixed times, by the hospital's clock. */
export const schedules = (now: () => number): readonly Schedule[] => [
  { name: 'store/partitions', cron: '17 2 * * *', run: (sql) => makePartitions(sql, new Date(now())) },
  { name: 'events/forget-sent', cron: '32 2 * * *', run: (sql) => forgetSent(sql, now()) },
  { name: 'events/forget-subscription-events', cron: '27 2 * * *', run: (sql) => forgetEvents(sql, now()) },
  { name: 'operations/forget-keys', cron: '37 2 * * *', run: (sql) => forgetKeys(sql, now()) },
];
