import { parseJson, type Resource } from '#fhir';
import { Refusal } from '#kernel';
import type { BulkFile } from './bulk-files.ts';
import { isTakenApart } from './bundle-units.ts';
import { fetched } from './fetch-source.ts';
import { gathering, type Gathering } from './gathering.ts';
import type { ImportRun } from './import-run.ts';
import { isBlank, lines, type Line } from './lines.ts';
import { MOST_SPAN } from './unit-id.ts';
import { lineNoResource, lineTooLong } from './refusals.ts';

/** Bytes of a line at most: a bundle. */
const LONGEST = 128 * 2 ** 20;
/** Milliseconds that a batch may be on its way, so that events of others stay behind by no more. */
const BATCH_MS = 150;
const FEWEST = 50;
const MOST = 500;
const MOST_BYTES = 4 * 2 ** 20;

/** Imports one source from where the run stands in it. */
export async function importSource(run: ImportRun, source: number): Promise<void> {
  const name = run.input.sources[source]?.name ?? '';
  const file = await fileOf(run, source);
  const start = run.state().source === source ? run.state().line : 0;
  const batch = gathering();
  for await (const line of lines(await run.parts.files.get(file), LONGEST)) {
    if (line.number <= start || isBlank(line)) continue;
    await take(run, source, `${name}:${line.number}`, line, batch);
    if (!run.due()) continue;
    await flush(run, source, batch);
    await run.settle({ source, line: line.number });
  }
  await flush(run, source, batch);
  await run.settle({ source: source + 1, line: 0 });
}

/** The file of a source; one of another host is fetched once. */
export async function fileOf(run: ImportRun, source: number): Promise<BulkFile> {
  const given = run.input.sources[source];
  if (given === undefined) throw new Error(`There is no source ${source}`);
  if ('file' in given) return given.file;
  const there = run.state().fetched[source];
  if (there !== undefined) return there;
  const { parts, context } = run;
  const file = await parts.files.put(fetched(given.url, parts.hosts, context.signal));
  await run.settle({ fetched: { ...run.state().fetched, [source]: file } });
  return file;
}

async function take(run: ImportRun, source: number, place: string, line: Line, batch: Gathering): Promise<void> {
  const resource = readLine(run, place, line);
  if (resource === undefined) return;
  if (isTakenApart(resource)) {
    await run.under.add(async () => {
      const done = await run.writer.bundle(source, line.number, resource, place, false);
      if (!done) run.waiting.push([source, line.number]);
      await run.progress();
    });
    return;
  }
  if (batch.holds(resource) || batch.span >= MOST_SPAN - 1) await flush(run, source, batch);
  batch.add({ resource, line: line.number, place }, line.bytes?.length ?? 0);
  if (batch.count >= run.size || batch.bytes >= MOST_BYTES) await flush(run, source, batch);
}

/** The resource of a line; a line that has none is refused and counted. */
function readLine({ counts }: ImportRun, place: string, { bytes }: Line): Resource | undefined {
  try {
    return resourceIn(bytes);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    counts.refused(place, fault);
    return undefined;
  }
}

/** Reads the bytes of a line; refuses what is no resource. */
export function resourceIn(bytes: Buffer | undefined): Resource {
  if (bytes === undefined) throw lineTooLong(LONGEST);
  const value: unknown = parseJson(bytes);
  if (typeof value !== 'object' || value === null || !('resourceType' in value)) throw lineNoResource();
  if (typeof value.resourceType !== 'string') throw lineNoResource();
  return value as Resource;
}

/** Starts the writing of what was gathered; of two versions of a resource the later one waits for the earlier. */
async function flush(run: ImportRun, source: number, batch: Gathering): Promise<void> {
  if (batch.count === 0) return;
  const { placed, names } = batch.take();
  if (names.some((name) => run.flying.has(name))) await run.under.drain();
  for (const name of names) run.flying.add(name);
  await run.under.add(async () => {
    const begun = performance.now();
    await run.writer.batch(source, placed);
    for (const name of names) run.flying.delete(name);
    const quick = (placed.length * BATCH_MS) / Math.max(1, performance.now() - begun);
    run.size = Math.round(Math.min(MOST, Math.max(FEWEST, (run.size + quick) / 2)));
    await run.progress();
  });
}
