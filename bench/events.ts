import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryDatabase } from '#database';
import type { Flag } from '#fhir';
import { newMasterKeyLine } from '#security';
import { makePartitions, migrate, openSql, ROOT } from '#store';
import { openPlace, type Place } from './events/open.ts';
import { machineLine, tableOf } from './time-call.ts';

/**
 * From the answer to a write (its commit is durable) to the listener in the worker process, while another process
 * imports: must reach a p99 of 250 ms beside an import in batches of 500. `npm run bench events [seconds]`.
 */
const seconds = Number(process.argv[2] ?? 15);
const database = await temporaryDatabase({ alone: true, sharedBuffersMB: 128 });
const place: Place = { address: database.config, masterKeyLine: newMasterKeyLine(1) };
const schema = openSql(database.config, 1);
await migrate(schema, new URL('../packages/store/schema/', import.meta.url));
await makePartitions(schema, new Date());
await schema.end();
const { door } = await openPlace(place);

const start = (file: string, ...more: string[]): ChildProcess =>
  fork(join(import.meta.dirname, 'events', file), [JSON.stringify(place), ...more], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

const handled = new Map<string, number>();
const worker = start('worker-child.ts');
worker.on('message', ({ id, at }: { readonly id?: string; readonly at?: number }) => {
  if (id !== undefined && at !== undefined) handled.set(id, at);
});
await once(worker, 'message');
await pause(500);

/** Milliseconds from commit to delivery of one write each 20 ms. */
async function measure(): Promise<readonly number[]> {
  const committed = new Map<string, number>();
  const flag: Flag = {
    resourceType: 'Flag',
    status: 'active',
    code: { text: 'x' },
    subject: { reference: 'Patient/p1' },
  };
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const { id } = await door.store.create({ agent: 1, owner: ROOT, request: randomUUID() }, flag);
    committed.set(id, Date.now());
    await pause(20);
  }
  for (let waited = 0; [...committed.keys()].some((id) => !handled.has(id)) && waited < 30_000; waited += 50)
    await pause(50);
  return [...committed].map(([id, at]) => (handled.get(id) ?? Infinity) - at).toSorted((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);

async function row(name: string, size: number | undefined): Promise<readonly string[]> {
  const importer = size === undefined ? undefined : start('import-child.ts', String(size));
  let written = 0;
  importer?.on('message', (message: { readonly written: number }) => (written += message.written));
  if (importer) await once(importer, 'message');
  const [before, began] = [written, Date.now()];
  const times = await measure();
  const rate = (written - before) / ((Date.now() - began) / 1000);
  importer?.kill();
  return [
    name,
    String(times.length),
    at(times, 0.5),
    at(times, 0.99),
    at(times, 1),
    size === undefined ? '–' : rate.toFixed(0),
  ];
}

const rows = [
  ['beside', 'writes', 'p50, ms', 'p99, ms', 'longest, ms', 'imported resources a second'],
  await row('nothing', undefined),
  await row('import in batches of 500', 500),
  await row('import in batches of 100', 100),
];
console.log(machineLine());
console.log(tableOf(rows));
console.log('must reach: p99 ≤ 250 ms beside an import in batches of 500');
worker.kill();
await door.close();
await database.stop();
process.exit();
