import type { MeasuredServer } from './server.ts';

/** How much came in, how fast. */
export interface Loaded {
  readonly resources: number;
  readonly perSecond: number;
}

interface BundleShape {
  readonly entry: readonly { readonly resource: { readonly resourceType: string; readonly id: string } }[];
}

/** Posts transaction bundles, `at once` at a time; a refused one is loud. */
export async function postBundles(
  { base, token }: MeasuredServer,
  bundles: readonly string[],
  atOnce: number,
): Promise<Loaded> {
  const waiting = [...bundles];
  let resources = 0;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      const response = await fetch(base, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/fhir+json' },
        body: text,
      });
      const body = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${body.slice(0, 500)}`);
      resources += body.split('"response":').length - 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return { resources, perSecond: (resources / (performance.now() - begun)) * 1000 };
}

/** Imports the resources of bundles as ndjson under their own ids by `$import`, a job; waits for its end. */
export async function importNdjson({ base, token }: MeasuredServer, bundles: readonly string[]): Promise<Loaded> {
  const lines = bundles.flatMap((text) => ndjson(JSON.parse(text) as BundleShape));
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/fhir+ndjson',
    Prefer: 'respond-async',
  };
  const begun = performance.now();
  const started = await fetch(`${base}/$import`, { method: 'POST', headers, body: lines.join('\n') });
  const status = started.headers.get('content-location');
  if (started.status !== 202 || status === null)
    throw new Error(`$import answered ${started.status}: ${(await started.text()).slice(0, 500)}`);
  for (;;) {
    const answer = await fetch(status, { headers: { Authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    if (answer.status === 200) break;
    if (answer.status !== 202) throw new Error(`The import ended with ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { resources: lines.length, perSecond: (lines.length / (performance.now() - begun)) * 1000 };
}

/** Each resource under its own id, references by urn:uuid made literal. */
function ndjson({ entry }: BundleShape): readonly string[] {
  const types = new Map(entry.map(({ resource }) => [resource.id, resource.resourceType]));
  return entry.map(({ resource }) =>
    JSON.stringify(resource).replaceAll(/"urn:uuid:([^"]+)"/gu, (whole, id: string) =>
      types.has(id) ? `"${types.get(id)}/${id}"` : whole,
    ),
  );
}
