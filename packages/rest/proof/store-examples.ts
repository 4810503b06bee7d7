import { isDeepStrictEqual } from 'node:util';
import { searchValues, type SearchValue } from './search-values.ts';
import type { TestServer } from '../fixtures/test-server.ts';

/** What became of the examples. */
export interface ExamplesResult {
  readonly stored: number;
  readonly types: number;
  /** Refused, with the rules. */
  readonly refused: readonly { readonly name: string; readonly issues: readonly string[] }[];
  /** Read back otherwise than written. */
  readonly changed: readonly string[];
  readonly searches: number;
  /** Searches by a value of the resource that did not find it. */
  readonly missed: readonly string[];
}

interface Example {
  readonly resourceType: string;
  readonly id: string;
  readonly meta?: object;
}

/** Stores each example under its id, reads it back and finds it by every value that its search parameters have. */
export async function storeExamples(server: TestServer, texts: readonly string[]): Promise<ExamplesResult> {
  const refused: { name: string; issues: readonly string[] }[] = [];
  const changed: string[] = [];
  const missed: string[] = [];
  const types = new Set<string>();
  let stored = 0;
  let searches = 0;
  for (const text of texts) {
    const example = JSON.parse(text) as Example;
    const name = `${example.resourceType}/${example.id}`;
    const put = await server.ask('PUT', `/${name}`, text);
    if (put.status !== 200 && put.status !== 201) {
      refused.push({ name, issues: issuesOf(put.body) });
      continue;
    }
    stored += 1;
    types.add(example.resourceType);
    if (!isDeepStrictEqual(withoutStamp((await server.ask('GET', `/${name}`)).body), withoutStamp(example)))
      changed.push(name);
    for (const value of searchValues(example.resourceType, example)) {
      searches += 1;
      if (!(await finds(server, example, value))) missed.push(`${name}: ${value.code}=${value.value}`);
    }
  }
  return { stored, types: types.size, refused, changed, searches, missed };
}

async function finds(
  server: TestServer,
  { resourceType, id }: Example,
  { code, value }: SearchValue,
): Promise<boolean> {
  const query = `${encodeURIComponent(code)}=${encodeURIComponent(value)}&_id=${id}`;
  const answer = await server.ask('GET', `/${resourceType}?${query}`);
  return (
    answer.status === 200 && (answer.body.entry ?? []).some((entry: { resource: Example }) => entry.resource.id === id)
  );
}

function issuesOf(body: {
  readonly issue?: readonly {
    readonly expression?: readonly string[];
    readonly details?: { readonly text?: string };
  }[];
}): readonly string[] {
  return (body.issue ?? []).map(({ expression, details }) => `${expression?.[0] ?? ''}: ${details?.text ?? ''}`);
}

/** A resource without what the server stamps. */
function withoutStamp(resource: Example): unknown {
  const { meta, ...rest } = resource;
  const kept = Object.fromEntries(
    Object.entries(meta ?? {}).filter(([name]) => name !== 'versionId' && name !== 'lastUpdated'),
  );
  return Object.keys(kept).length === 0 ? rest : { ...rest, meta: kept };
}
