import { parseJson, type Bundle, type BundleEntry } from '#fhir';
import { Refusal } from '#kernel';
import { isAway, type Change } from '#store';
import { bundleText, entryText } from '../bundle-text.ts';
import type { Asked, Door, Interaction } from '../door.ts';
import { checkContentType } from '../negotiate.ts';
import { bugOutcome, informed, outcomeOf, statusOf } from '../outcome.ts';
import { databaseAway } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { hasConditionalReference, plannedTransaction } from '../transaction.ts';
import { entryPlace, entryRequest, entryResponse, type EntryResult } from '../bundle-entry.ts';
import { bundleRefusal, entriesRefusal } from '../bundle-refusals.ts';
import { changeWords, readResource } from './write.ts';
import { dispatch } from './dispatch.ts';

/** POST [base]: a batch or a transaction (FHIR http.html 3.1.0.11). */
export const bundle: Interaction = async (door, asked) => {
  checkContentType(asked.request.headers['content-type']);
  const body = readResource(asked.request.body);
  if (body.resourceType !== 'Bundle') throw bundleRefusal(body.resourceType);
  if (body.type === 'batch') return batch(door, asked, entriesOf(body));
  if (body.type === 'transaction') return transaction(door, asked, entriesOf(body));
  // A collection or history is kept by POST /Bundle.
  const { type }: { readonly type: unknown } = body;
  throw bundleRefusal(typeof type === 'string' ? type : typeof type);
};

function entriesOf({ entry = [] }: Bundle): readonly BundleEntry[] {
  if (Array.isArray(entry)) return entry;
  throw entriesRefusal();
}

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
  try {
    const request = entryRequest(asked.request, entry, position);
    // A conditional reference is resolved where the write happens: such an entry is a transaction of its own.
    if (hasConditionalReference(entry)) return await alone(door, asked, entry, position);
    return await entryResponse(await dispatch(door, { ...asked, request }), request);
  } catch (fault) {
    return faultResult(door, asked, fault, position);
  }
}

function faultResult(door: Door, asked: Asked, fault: unknown, position: number): EntryResult {
  const { language, id } = asked.request;
  if (isAway(fault)) return faultResult(door, asked, databaseAway(), position);
  if (fault instanceof Refusal)
    return { status: String(statusOf(fault)), outcome: JSON.stringify(outcomeOf(fault, language)) };
  door.report(fault, { request: id, entry: entryPlace(position) });
  return { status: '500', outcome: JSON.stringify(bugOutcome(id, language)) };
}

async function alone(door: Door, asked: Asked, entry: BundleEntry, position: number): Promise<EntryResult> {
  const { writes } = plannedTransaction([entry], position);
  const [change] = await door.store.transact(
    asked.session,
    writes.map((write) => write.entry),
  );
  return changeResult(change, asked, asked.request.prefer.return);
}

async function transaction(door: Door, asked: Asked, entries: readonly BundleEntry[]): Promise<Reply> {
  const { writes, reads } = plannedTransaction(entries);
  const changes = await door.store.transact(
    asked.session,
    writes.map(({ entry }) => entry),
  );
  const results = new Map<number, EntryResult>();
  // The content is repeated only where the caller asked for it in so many words: a bundle of 2,000 entries is large.
  const { prefer, headers } = asked.request;
  const wanted =
    prefer.return === 'representation' && !String(headers['prefer'] ?? '').includes('return=')
      ? 'minimal'
      : prefer.return;
  for (const [n, { position }] of writes.entries()) results.set(position, changeResult(changes[n], asked, wanted));
  // Reads come last and see what was written; one that fails says so in its own entry, for the writes stand.
  for (const position of reads) {
    const entry = entries[position];
    if (entry !== undefined) results.set(position, await readEntry(door, asked, entry, position));
  }
  return answer(
    'transaction-response',
    entries.map((_, position) => results.get(position) ?? { status: '500' }),
    asked.request.base,
  );
}

async function readEntry(door: Door, asked: Asked, entry: BundleEntry, position: number): Promise<EntryResult> {
  try {
    const request = entryRequest(asked.request, entry, position);
    return await entryResponse(await dispatch(door, { ...asked, request }), request);
  } catch (fault) {
    return faultResult(door, asked, fault, position);
  }
}

/** What a write of an entry answers; nothing was there to delete where there is no change. */
function changeResult(
  change: Change | undefined,
  { request: { language } }: Asked,
  wanted: 'minimal' | 'representation' | 'OperationOutcome',
): EntryResult {
  if (change === undefined) return { status: '204' };
  const shared = { status: change.deleted ? '204' : change.created ? '201' : '200', version: change };
  if (wanted === 'OperationOutcome')
    return { ...shared, outcome: JSON.stringify(informed(changeWords(change), language)) };
  return wanted === 'representation' && !change.deleted ? { ...shared, resource: change.text } : shared;
}

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
