import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { dataFolder, syntheaBundles } from './fhir/synthea.ts';
import { startServer, type MeasuredServer } from './fhir/server.ts';

/** `npm run bench import`: `$import` of ndjson through HTTP, Synthea transactions, and `$export`, against a running hospital. */
const MUST = 5000;
const AIM = 12_000;

if (!existsSync(dataFolder())) {
  console.log('skipped: no shared data');
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), 'suwen-bench-import-'));
const bundles = await syntheaBundles('synthea-2021-hiv', 79);
const file = join(folder, 'resources.ndjson');
const resources = bundles.flatMap((text) =>
  (JSON.parse(text) as { entry: { resource: object }[] }).entry.map(({ resource }) => JSON.stringify(resource)),
);
await writeFile(file, `${resources.join('\n')}\n`);
const server = await startServer({ SUWEN_DEMO: 'off' });
try {
  // The first import warms code and plans up; the same again under other ids is measured.
  await imported(server, file);
  const again = join(folder, 'again.ndjson');
  await writeFile(again, `${resources.map((line) => line.replace('"id":"', '"id":"b')).join('\n')}\n`);
  const load = (await readFile('/proc/loadavg', 'utf8')).split(' ')[0] ?? '';
  const seconds = await imported(server, again);
  const rate = Math.round(resources.length / seconds);
  console.log(
    `$import: ${resources.length} resources in ${seconds.toFixed(1)} s = ${rate}/s (must ${MUST}, aim ${AIM}; machine load before ${load})`,
  );
  const begun = performance.now();
  const lines = await exported(server);
  console.log(`$export: ${lines} resources in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Seconds from the first byte of the upload to the end of the job. */
async function imported({ base, token }: MeasuredServer, path: string): Promise<number> {
  const begun = performance.now();
  const asked = await fetch(`${base}/$import`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+ndjson' },
    body: Readable.toWeb(createReadStream(path)),
    duplex: 'half',
  } as RequestInit);
  const result = (await finished(asked, token)) as { readonly refused: number };
  if (result.refused > 0) throw new Error(`${result.refused} were refused`);
  return (performance.now() - begun) / 1000;
}

async function exported({ base, token }: MeasuredServer): Promise<number> {
  const headers = { Authorization: `Bearer ${token}`, Prefer: 'respond-async' };
  const { output } = (await finished(await fetch(`${base}/$export`, { headers }), token)) as {
    readonly output: readonly { readonly count: number; readonly url: string }[];
  };
  for (const { url } of output) for await (const _ of (await fetch(url, { headers })).body ?? []);
  return output.reduce((sum, { count }) => sum + count, 0);
}

async function finished(asked: Response, token: string): Promise<unknown> {
  if (asked.status !== 202) throw new Error(`${asked.status}: ${await asked.text()}`);
  const url = asked.headers.get('content-location') ?? '';
  for (;;) {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    if (answer.status === 200) return answer.json();
    if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
