import { proveSearch, type NaiveResource, type SearchRunner } from '#search';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';

/**
 * `npm run prove search [seed] [rounds]`: 2,500 random searches a round over random resources, through HTTP and the
 * whole store, against an evaluator written from the specification alone. Four rounds unless said otherwise.
 */
const first = Number(process.argv[2] ?? Date.now() % 100_000);
const rounds = Number(process.argv[3] ?? 4);
const dose = 2500;

/** The house as a runner: each resource by PUT, each search by GET, every page followed. */
function runnerOf(server: TestServer): SearchRunner {
  return {
    load: (resources) => Promise.all(resources.map((resource) => stored(server, resource))),
    async runSearch(type, query) {
      const ids: string[] = [];
      let path = `/${type}?${query}&_count=100`;
      for (;;) {
        const { status, body, text } = await server.ask('GET', path);
        if (status !== 200) throw new Error(`${status} ${text.slice(0, 300)}`);
        for (const { resource, search } of body.entry ?? []) if (search.mode === 'match') ids.push(resource.id);
        const next: string | undefined = body.link?.find(
          ({ relation }: { readonly relation: string }) => relation === 'next',
        )?.url;
        if (next === undefined) return ids;
        path = next.slice(server.base.length);
      }
    },
  };
}

async function stored(server: TestServer, resource: NaiveResource): Promise<NaiveResource> {
  const { status, body, text } = await server.ask('PUT', `/${resource.resourceType}/${resource.id}`, resource);
  if (status !== 201) throw new Error(`${resource.resourceType}/${resource.id}: ${status} ${text.slice(0, 500)}`);
  return body;
}

let [searches, answered, differences, bugs] = [0, 0, 0, 0];
for (let round = 0; round < rounds; round++) {
  const server = await startTestServer();
  const tell = (done: number): void => console.log(`round ${round + 1} of ${rounds}: ${done} of ${dose}`);
  const result = await proveSearch(runnerOf(server), {
    seed: first + round * 2,
    searches: dose,
    now: Date.now(),
    tell,
  });
  for (const { search, expected, found } of result.differences) {
    console.log(
      `${search}\n  expected ${expected.join(' ')}\n  found    ${typeof found === 'string' ? found : found.join(' ')}`,
    );
  }
  for (const bug of server.bugs) console.log('bug', bug);
  searches += result.searches;
  answered += result.answered;
  differences += result.differences.length;
  bugs += server.bugs.length;
  await server.stop();
}
console.log(
  `${searches} searches (seed ${first}), ${answered} with matches: ${differences} answered differently, ${bugs} bugs`,
);
process.exit(differences > 0 || bugs > 0 ? 1 : 0);
