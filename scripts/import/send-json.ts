import type { Bundle, BundleEntry } from '#fhir';
import { parseJson, writeJson } from '#fhir';
import { collectionAsTransaction } from '#rest';
import { isWaiting, refusedOf, type RefusedEntry, type Sent } from './outcome.ts';
import type { Server } from './server.ts';

const HEADERS = { 'Content-Type': 'application/fhir+json', Prefer: 'return=minimal', 'Accept-Language': 'en' };

/**
 * Sends one JSON file: a transaction or batch as it stands, a collection as a transaction, anything else as a resource
 * that takes its place by its id.
 */
export async function sendJson(server: Server, file: string, text: string): Promise<Sent> {
  const kind = kindOf(text);
  if (kind === 'transaction') return sendTransaction(server, file, text);
  if (kind === 'batch') return sendBatch(server, file, text);
  const value: unknown = readJson(text);
  if (typeof value !== 'object' || value === null || !('resourceType' in value)) return noResource(file);
  const resource = value as Bundle;
  if (resource.resourceType === 'Bundle' && resource.type === 'transaction') return sendTransaction(server, file, text);
  if (resource.resourceType === 'Bundle' && resource.type === 'batch') return sendBatch(server, file, text);
  if (resource.resourceType === 'Bundle' && resource.type === 'collection') {
    return sendTransaction(server, file, writeJson(collectionAsTransaction(resource)));
  }
  return sendResource(server, file, text, resource);
}

/** The type of a bundle that says it at its beginning, so that a large text is read once only, by the server. */
function kindOf(text: string): string | undefined {
  return /^\s*\{\s*"resourceType"\s*:\s*"Bundle"\s*,(?:\s*"id"\s*:\s*"[^"]*"\s*,)?\s*"type"\s*:\s*"([a-z]+)"/u.exec(
    text,
  )?.[1];
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

const noResource = (file: string): Sent => ({
  written: 0,
  refused: [{ file, place: '', code: 'bulk/no-resource', reason: 'The file is no JSON object with a resourceType' }],
  waits: false,
});

async function sendTransaction(server: Server, file: string, text: string): Promise<Sent> {
  const answer = await server.ask('POST', '', text, HEADERS);
  const body: unknown = await answer.json();
  if (answer.ok) return { written: (body as Bundle).entry?.length ?? 0, refused: [], waits: false };
  return { written: 0, refused: refusedOf(file, '', body), waits: isWaiting(body) };
}

async function sendBatch(server: Server, file: string, text: string): Promise<Sent> {
  const answer = await server.ask('POST', '', text, HEADERS);
  const body: unknown = await answer.json();
  if (!answer.ok) return { written: 0, refused: refusedOf(file, '', body), waits: false };
  const refused = ((body as Bundle).entry ?? []).flatMap(({ response }: BundleEntry, n): readonly RefusedEntry[] =>
    Number(response?.status.slice(0, 3)) < 400
      ? []
      : refusedOf(file, `Bundle.entry[${n}]`, response?.outcome).slice(0, 1),
  );
  return { written: ((body as Bundle).entry ?? []).length - refused.length, refused, waits: false };
}

async function sendResource(server: Server, file: string, text: string, { resourceType, id }: Bundle): Promise<Sent> {
  const answer =
    id === undefined
      ? await server.ask('POST', `/${resourceType}`, text, HEADERS)
      : await server.ask('PUT', `/${resourceType}/${id}`, text, HEADERS);
  if (answer.ok) {
    await answer.arrayBuffer();
    return { written: 1, refused: [], waits: false };
  }
  return { written: 0, refused: refusedOf(file, '', await answer.json()).slice(0, 1), waits: false };
}
