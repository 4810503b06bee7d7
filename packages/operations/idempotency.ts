import { createHash } from 'node:crypto';
import { openedNote, sealedNote, type Engine, type Sql } from '#store';
import { keyUsed } from './refusals.ts';

/** A call's claim on its key. */
export interface Claim {
  readonly subject: string;
  readonly key: string;
  readonly operation: string;
  readonly digest: Buffer;
}

/** SHA-256 over the operation and its input, names in order. */
export const digestOf = (operation: string, input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([operation, sorted(input)]))
    .digest();

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]: [string, unknown]) => [name, sorted(item)]);
}

/**
 * The earlier answer under the key, if there is one; otherwise the key is claimed until the transaction ends: a second
 * call with it waits for the first. Refuses a key that was used with another input.
 */
export async function claimKey(
  engine: Engine,
  sql: Sql,
  { subject, key, operation, digest }: Claim,
): Promise<{ readonly answer: unknown } | undefined> {
  const rows = await sql.query<{ readonly mine: boolean }>(
    'key-claim',
    `insert into suwen.idempotency (subject, key, operation, digest, at, answer) values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), '')
     on conflict do nothing returning true as mine`,
    [subject, key, operation, digest, engine.now()],
  );
  if (rows.length > 0) return undefined;
  const [earlier] = await sql.query<{ readonly digest: Buffer; readonly answer: Buffer }>(
    'key-read',
    'select digest, answer from suwen.idempotency where subject = $1 and key = $2',
    [subject, key],
  );
  if (earlier === undefined || !earlier.digest.equals(digest)) throw keyUsed();
  return { answer: openedNote(engine, `idempotency/${subject}/${key}`, earlier.answer, await engine.dataKeys.house()) };
}

/** Remembers the answer; it commits with what it tells of. */
export async function storeAnswer(
  engine: Engine,
  sql: Sql,
  subject: string,
  key: string,
  answer: unknown,
): Promise<void> {
  const sealed = sealedNote(engine, `idempotency/${subject}/${key}`, answer, await engine.dataKeys.house());
  await sql.query('key-answer', 'update suwen.idempotency set answer = $3 where subject = $1 and key = $2', [
    subject,
    key,
    sealed,
  ]);
}

/** Days that an answer is kept under its key: longer than any caller retries. */
const KEPT_DAYS = 7;

/** Forgets keys that nobody can be retrying any more. */
export const forgetKeys = async (sql: Sql, now: number): Promise<void> =>
  void (await sql.query(
    'keys-forget',
    `delete from suwen.idempotency where at < to_timestamp($1::float8 / 1000) - make_interval(days => ${KEPT_DAYS})`,
    [now],
  ));
