import type { TestServer } from '../fixtures/test-server.ts';

/** What concurrent writers made. */
export interface IsolationResult {
  /** Conditional creates that were sent, of how many identities, and what stands there now. */
  readonly creates: number;
  readonly identities: number;
  readonly doubled: number;
  readonly missing: number;
  /** Increments of one counter that were acknowledged, and what it shows. */
  readonly acknowledged: number;
  readonly counter: number;
  readonly versions: number;
  /** Answers other than those a careful client expects. */
  readonly odd: readonly string[];
}

const EXPECTED = new Set([200, 201, 409, 412]);

/** `writers` clients at once: conditional creates of the same few identities, and increments of one counter by If-Match. */
export async function isolation(server: TestServer, writers: number, rounds: number): Promise<IsolationResult> {
  const odd: string[] = [];
  const note = (status: number, where: string): void => {
    if (!EXPECTED.has(status)) odd.push(`${where}: ${status}`);
  };
  const creates = await conditionalCreates(server, writers, rounds, note);
  const counter = await increments(server, writers, rounds, note);
  return { ...creates, ...counter, odd };
}

async function conditionalCreates(
  server: TestServer,
  writers: number,
  rounds: number,
  note: (status: number, where: string) => void,
): Promise<Pick<IsolationResult, 'creates' | 'identities' | 'doubled' | 'missing'>> {
  const patient = (value: string): object => ({
    resourceType: 'Patient',
    identifier: [{ system: 'urn:isolation', value }],
  });
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        // Half of them in a transaction, half by header: both hold the same condition.
        const value = `${round}`;
        const condition = `identifier=urn:isolation|${value}`;
        const answer =
          writer % 2 === 0
            ? await server.ask('POST', '/Patient', patient(value), { 'If-None-Exist': condition })
            : await server.ask('POST', '/', {
                resourceType: 'Bundle',
                type: 'transaction',
                entry: [
                  { resource: patient(value), request: { method: 'POST', url: 'Patient', ifNoneExist: condition } },
                ],
              });
        note(answer.status, 'conditional create');
      }),
    );
  }
  const counts = await Promise.all(
    Array.from(
      { length: rounds },
      async (_, round) =>
        (await server.ask('GET', `/Patient?identifier=urn:isolation|${round}&_summary=count`)).body.total as number,
    ),
  );
  return {
    creates: writers * rounds,
    identities: rounds,
    doubled: counts.filter((count) => count > 1).length,
    missing: counts.filter((count) => count < 1).length,
  };
}

async function increments(
  server: TestServer,
  writers: number,
  rounds: number,
  note: (status: number, where: string) => void,
): Promise<Pick<IsolationResult, 'acknowledged' | 'counter' | 'versions'>> {
  const basic = (value: number): object => ({
    resourceType: 'Basic',
    id: 'counter',
    code: { text: 'counter' },
    extension: [{ url: 'urn:counter', valueInteger: value }],
  });
  await server.ask('PUT', '/Basic/counter', basic(0));
  let acknowledged = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let done = 0; done < rounds;) {
        const read = await server.ask('GET', '/Basic/counter');
        const value = read.body.extension[0].valueInteger as number;
        const put = await server.ask('PUT', '/Basic/counter', basic(value + 1), {
          'If-Match': read.headers.get('etag') ?? '',
        });
        note(put.status, 'increment');
        if (put.status !== 200) continue;
        done += 1;
        acknowledged += 1;
      }
    }),
  );
  const last = await server.ask('GET', '/Basic/counter');
  return {
    acknowledged,
    counter: last.body.extension[0].valueInteger as number,
    versions: Number(last.body.meta.versionId),
  };
}
