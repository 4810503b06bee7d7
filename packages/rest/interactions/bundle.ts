import { parseJson, type BundleEntry } from '#fhir';
import { Refusal } from '#kernel';
import { bundleText, entryText } from '../bundle-text.ts';
import type { Asked, Door, Interaction } from '../door.ts';
import { checkContentType } from '../negotiate.ts';
import { outcomeOf, statusOf, bugOutcome } from '../outcome.ts';
import type { Reply } from '../reply.ts';
import { plannedTransaction } from '../transaction.ts';
import { entryPlace, entryRequest, entryResponse, type EntryResult } from '../bundle-entry.ts';
import { bundleRefusal } from '../bundle-refusals.ts';
import { readResource } from './write.ts';
import { dispatch } from './dispatch.ts';

/** POST [base]: a batch or a transaction (FHIR http.html 3.1.0.11). */
export const bundle: Interaction = async (door, asked) => {
  checkContentType(asked.request.headers['content-type']);
  const body = readResource(asked.request.body);
  if (body.resourceType !== 'Bundle') throw bundleRefusal(body.resourceType);
  const type = body.type;
  if (type === 'batch') return batch(door, asked, body.entry ?? []);
  if (type === 'transaction') return transaction(door, asked, body.entry ?? []);
  // A collection or history is kept by POST /Bundle.
  throw bundleRefusal(type);
};

/** Entries of a batch under way at once. */
const AT_ONCE = 16;

async function batch(door: Door, asked: Asked, entries: readonly BundleEntry[]): Promise<Reply> {
  const results: EntryResult[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const part = entries.slice(from, from + AT_ONCE);
    results.push(...(await Promise.all(part.map((entry, n) => batchEntry(door, asked, entry, from + n)))));
  }
  return answer('batch-response', results);
}

async function batchEntry(door: Door, asked: Asked, entry: BundleEntry, position: number): Promise<EntryResult> {
  const { language, id } = asked.request;
  try {
    const request = entryRequest(asked.request, entry, position);
    return entryResponse(await dispatch(door, { ...asked, request }), asked.request);
  } catch (fault) {
    if (fault instanceof Refusal) return { status: String(statusOf(fault)), outcome: JSON.stringify(outcomeOf(fault, language)) };
    door.report(fault, { request: id, entry: entryPlace(position) });
    return { status: '500', outcome: JSON.stringify(bugOutcome(id, language)) };
  }
}

async function transaction(door: Door, asked: Asked, entries: readonly BundleEntry[]): Promise<Reply> {
  const { writes, reads } = plannedTransaction(entries);
  const changes = await door.store.transact(asked.session, writes.map(({ entry }) => entry));
  const results = new Map<number, EntryResult>();
  for (const [n, { position, entry }] of writes.entries()) {
    const change = changes[n];
    results.set(position, {
      status: change === undefined || change.deleted ? '204' : change.created ? '201' : '200',
      ...(change === undefined ? {} : { version: change }),
      ...(asked.request.prefer.return === 'representation' && change && entry.method !== 'DELETE' && wantsContent(asked) ? { resource: change.text } : {}),
    });
  }
  // Reads come last and see what was written.
  for (const position of reads) {
    const entry = entries[position];
    if (entry === undefined) continue;
    const reply = await dispatch(door, { ...asked, request: entryRequest(asked.request, entry, position) });
    results.set(position, entryResponse(reply, asked.request));
  }
  return answer('transaction-response', entries.map((_, position) => results.get(position) ?? { status: '500' }), asked.request.base);
}

/** The content is repeated only where the caller asked for it in so many words: a bundle of 2,000 entries is large. */
const wantsContent = ({ request }: Asked): boolean => String(request.headers['prefer'] ?? '').includes('return=representation');

function answer(type: 'batch-response' | 'transaction-response', results: readonly EntryResult[], base = ''): Reply {
  const entries = results.map(({ status, version, resource, outcome, location, etag, lastModified }) => {
    const place = version && `${version.type}/${version.id}/_history/${version.version}`;
    const response = {
      status,
      ...(place === undefined ? (location === undefined ? {} : { location }) : { location: place }),
      ...(version ? { etag: `W/"${version.version}"`, lastModified: new Date(version.updated).toISOString() } : {}),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      ...(outcome === undefined ? {} : { outcome: parseJson(outcome) }),
    };
    const fullUrl = version && base !== '' ? `${base}/${version.type}/${version.id}` : undefined;
    return entryText(resource === undefined ? undefined : fullUrl, resource ?? '', { response });
  });
  return { status: 200, body: bundleText({ type, links: [], entries }) };
}
