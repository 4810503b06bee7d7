import { createHash } from 'node:crypto';
import { listJobs, jobResult } from '#jobs';
import { eventsAfter, sequenceCommits, type Pairs, type Session } from '#store';
import { openedNote } from '#store';
import { createBlobs } from '#blobs';
import { blobTable } from '#store';
import { sessionOf } from './make-past.ts';
import type { Past } from './open-past.ts';

/** What a hospital holds, part by part: how many, and SHA-256 over all of it as it is read through the doors. */
export type Content = Readonly<Record<string, { readonly count: number; readonly sha256: string }>>;

const SEARCHES: readonly (readonly [string, Pairs])[] = [
  ['Patient', [['name', 'wang']]],
  [
    'Patient',
    [
      ['name', '仇'],
      ['gender', 'female'],
    ],
  ],
  [
    'Observation',
    [
      ['code', 'http://loinc.org|8867-4'],
      ['value-quantity', 'gt100||/min'],
    ],
  ],
  [
    'Observation',
    [
      ['date', 'ge2026-03'],
      ['subject', 'Patient/patient-3'],
    ],
  ],
  ['Patient', [['_has:Observation:patient:value-quantity', 'lt55']]],
];

/** Reads everything back: history, events, searches, the outbox, jobs, counters and files. */
export async function readPast(past: Past): Promise<Content> {
  const { door, sql } = past;
  const session = await sessionOf(door);
  await sequenceCommits(sql);
  const events = await eventsAfter(sql, 0n, 100_000);
  const parts: Record<string, readonly string[]> = {
    versions: await versions(past, session),
    events: events.map(({ sequence, ...event }) => JSON.stringify({ ...event, sequence: String(sequence) })),
    searches: await searches(past, session),
    outbox: await outboxItems(past),
    jobs: await jobs(past),
    files: await files(past),
    counters: (
      await sql.query<{ line: string }>('', `select name || '=' || value as line from suwen.counter order by name`, [])
    ).map(({ line }) => line),
    ledger: (
      await sql.query<{ line: string }>(
        '',
        `select concat_ws('|', extract(epoch from at)::text, request, agent, action, keys, types, versions, note) as line from suwen.ledger order by at, request, versions, keys`,
        [],
      )
    ).map(({ line }) => line),
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, lines]) => [name, { count: lines.length, sha256: sum(lines) }]),
  );
}

const sum = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex');

async function versions({ door }: Past, session: Session): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await door.store.history(session, {}, { count: 500, ...(cursor === undefined ? {} : { cursor }) });
    for (const { type, id, version, updated, deleted, text } of page.versions)
      lines.push(JSON.stringify([type, id, version, updated, deleted, text]));
    if (page.next === undefined) return lines;
    cursor = page.next;
  }
}

async function searches({ door }: Past, session: Session): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const [type, query] of SEARCHES) {
    const { found } = await door.store.search(session, { type, handling: 'strict' }, [...query, ['_count', '500']]);
    const ids = found.map(({ version }) => version.id).toSorted();
    if (ids.length === 0) throw new Error(`${type}?${query.join('&')} finds nothing: the comparison would be empty`);
    lines.push(ids.join(' '));
  }
  return lines;
}

async function outboxItems({ door, sql }: Past): Promise<readonly string[]> {
  const rows = await sql.query<{ channel: string; key: string; payload: Buffer }>(
    '',
    'select channel, key, payload from suwen.outbox order by item',
    [],
  );
  const house = await door.store.engine.dataKeys.house();
  return rows.map(({ channel, key, payload }) =>
    JSON.stringify([channel, key, openedNote(door.store.engine, `outbox/${channel}/${key}`, payload, house)]),
  );
}

async function jobs({ door }: Past): Promise<readonly string[]> {
  const { engine } = door.store;
  const lines: string[] = [];
  for (const { job, name, state } of await listJobs(engine, undefined, 1000)) {
    lines.push(JSON.stringify([job, name, state, await jobResult(engine, job)]));
  }
  return lines;
}

async function files({ door, sql, shelf }: Past): Promise<readonly string[]> {
  const blobs = createBlobs(shelf, blobTable(sql), () => new Date());
  const house = await door.store.engine.dataKeys.house();
  const lines: string[] = [];
  for await (const address of blobTable(sql).addresses()) {
    const { content } = await blobs.get(house, address);
    const hash = createHash('sha256');
    for await (const part of content) hash.update(part);
    lines.push(`${address} ${hash.digest('hex')}`);
  }
  return lines;
}
