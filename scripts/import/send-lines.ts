import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { OperationOutcome } from '#fhir';
import { IMPORT_PLACE } from '#rest';
import type { ImportFile } from './find-files.ts';
import { refusedOf, type RefusedEntry, type Sent } from './outcome.ts';
import type { Server } from './server.ts';

const PAUSE_MS = 300;

/** Uploads a file of lines and follows its `$import` to the end; `seen` hears how many resources it has come to. */
export async function sendLines(
  server: Server,
  { path, packed }: ImportFile,
  seen: (count: number) => void,
): Promise<Sent> {
  const headers = { 'Content-Type': 'application/fhir+ndjson', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) };
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
  const asked = await server.ask('POST', `/$import?name=${encodeURIComponent(basename(path))}`, body, headers);
  if (asked.status !== 202) return { written: 0, refused: refusedOf(path, '', await asked.json()), waits: false };
  await asked.arrayBuffer();
  const status = (asked.headers.get('content-location') ?? '').slice(server.base.length);
  for (;;) {
    const answer = await server.ask('GET', status);
    if (answer.status === 200) return finished(server, path, (await answer.json()) as Manifest);
    if (answer.status !== 202) return { written: 0, refused: refusedOf(path, '', await answer.json()), waits: false };
    await answer.arrayBuffer();
    seen(Number(/: (\d+)/u.exec(answer.headers.get('x-progress') ?? '')?.[1] ?? 0));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

interface Manifest {
  readonly written: number;
  readonly error: readonly { readonly url: string }[];
}

async function finished(server: Server, path: string, { written, error }: Manifest): Promise<Sent> {
  const refused: RefusedEntry[] = [];
  for (const { url } of error) {
    const answer = await server.ask('GET', url.slice(server.base.length));
    for (const line of (await answer.text()).split('\n')) {
      if (line === '') continue;
      const outcome = JSON.parse(line) as OperationOutcome;
      const place = outcome.extension?.find((one) => one.url === IMPORT_PLACE)?.valueString ?? '';
      const [first] = refusedOf(path, '', outcome);
      if (first !== undefined) refused.push({ ...first, place: `${place} ${first.place}`.trim() });
    }
  }
  return { written, refused, waits: false };
}
