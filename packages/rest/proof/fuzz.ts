import { misbehaviours } from './fuzz/broken.ts';
import { fault } from './fuzz/judge.ts';
import { chance } from './fuzz/random.ts';
import { fuzzRequest } from './fuzz/requests.ts';
import { knownSearches, type FuzzRequest } from './fuzz/requests/parts.ts';
import { wire, type WireAnswer } from './fuzz/wire.ts';

/** Where to send it. */
export interface FuzzTarget {
  /** http://127.0.0.1:port/fhir/R4 */
  readonly base: string;
  readonly token: string;
}

/** What came of it. */
export interface FuzzResult {
  readonly sent: number;
  /** How often each status answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Answers that are not as they should be, with the request that brought them. */
  readonly odd: readonly string[];
}

/** Sends `count` random requests of a seed, some at once; the same seed sends the same requests. */
export async function fuzz({ base, token }: FuzzTarget, seed: number, count: number, atOnce = 4): Promise<FuzzResult> {
  const { port, pathname } = new URL(base);
  const random = chance(seed);
  const known = knownSearches();
  const statuses = new Map<number, number>();
  const odd: string[] = [];
  let sent = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (sent < count) {
        sent += 1;
        const request = fuzzRequest(random, known);
        const bytes = requestBytes(request, pathname, token);
        const answer = await wire(Number(port), bytes).catch((reason: unknown): WireAnswer => ({
          status: undefined,
          headers: new Map(),
          body: String(reason),
        }));
        statuses.set(answer.status ?? 0, (statuses.get(answer.status ?? 0) ?? 0) + 1);
        const wrong = fault(request.method, answer);
        if (wrong !== undefined)
          odd.push(
            `${request.method} ${request.path.slice(0, 300)}: ${wrong}\n  ${(request.body ?? '').toString('latin1', 0, 600)}`,
          );
      }
    }),
  );
  return { sent, statuses, odd };
}

function requestBytes({ method, path, headers, body }: FuzzRequest, base: string, token: string): readonly Buffer[] {
  const all: Record<string, string> = { host: 'x', authorization: `Bearer ${token}`, connection: 'close', ...headers };
  if (body !== undefined) all['content-length'] = String(body.length);
  const head = [
    `${method} ${base}${path} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
  return [Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)])];
}

/** Lets each misbehaving connection do its worst, all at once; `limit` is what a body may have. */
export async function misbehave({ base, token }: FuzzTarget, limit: number): Promise<readonly string[]> {
  const port = Number(new URL(base).port);
  const results = await Promise.all(
    misbehaviours(limit).map(async ({ name, allowed, said, run }) => {
      const answer = await run(port, token).catch((reason: unknown): WireAnswer => ({
        status: -1,
        headers: new Map(),
        body: String(reason),
      }));
      if (!allowed.includes(answer.status ?? 0))
        return `${name}: ${answer.status ?? 'closed'} ${answer.body.slice(0, 200)}`;
      const wrong = said ? fault('POST', answer) : undefined;
      return wrong === undefined ? undefined : `${name}: ${wrong}`;
    }),
  );
  return results.filter((one) => one !== undefined);
}
