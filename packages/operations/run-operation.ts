import { outbox } from '#events';
import { jobQueue } from '#jobs';
import type { AnyOperation, Context, User } from '#kernel';
import { within, type Engine, type FindRows, type Session, type Sql } from '#store';
import { claimKey, digestOf, storeAnswer } from './idempotency.ts';
import { readInput } from './read-input.ts';
import { keyMissing, roleMissing, unknownOperation } from './refusals.ts';
import type { OperationRegistry } from './registry.ts';
import { repeated } from './repeated.ts';
import { sequences } from './sequences.ts';

/** What the runner stands on; composed by the app. */
export interface Runner {
  readonly engine: Engine;
  readonly find: FindRows;
  readonly registry: OperationRegistry;
  readonly zone: string;
  readonly random: () => number;
  readonly log: Context['log'];
}

/** One call of an operation. */
export interface Call {
  readonly user: User;
  readonly session: Session;
  readonly input: Readonly<Record<string, unknown>>;
  /** Needed where the operation changes something. */
  readonly key?: string;
  readonly signal: AbortSignal;
}

/**
 * Runs an operation in one transaction: authorised, its holds taken before the first read, its answer remembered under
 * the idempotency key in the same commit. One that changes nothing cannot write, and needs no key.
 */
export async function runOperation(runner: Runner, name: string, call: Call): Promise<unknown> {
  const operation = named(runner, name);
  authorise(operation, call.user);
  const input = readInput(operation, call.input);
  const { sql: pool } = runner.engine;
  if (!operation.changes) {
    return pool.transaction(async (sql) => {
      await sql.script('set transaction read only');
      return carryOut(runner, [operation], call, input, sql);
    });
  }
  const { key, user } = call;
  if (key === undefined || key === '') throw keyMissing();
  const claim = { subject: user.subject, key, operation: operation.name, digest: digestOf(operation.name, input) };
  return repeated(() =>
    pool.transaction(async (sql) => {
      const earlier = await claimKey(runner.engine, sql, claim);
      if (earlier !== undefined) return earlier.answer;
      const out = await carryOut(runner, [operation], call, input, sql);
      await storeAnswer(runner.engine, sql, user.subject, key, out);
      return out;
    }),
  );
}

/** Names of the operations that led to a write, the outermost first: what the ledger notes. */
const PATH = ' > ';

/** The operations that a note of the ledger names. */
export const operationsOf = (note: string): readonly string[] => note.split(PATH);

/** Runs the last operation of a path: the one that was called, and those it called. */
async function carryOut(
  runner: Runner,
  path: readonly [AnyOperation, ...AnyOperation[]],
  call: Call,
  input: Readonly<Record<string, unknown>>,
  sql: Sql,
): Promise<unknown> {
  const { engine, find, zone, random, log } = runner;
  const { user, signal } = call;
  const operation = path.at(-1) ?? path[0];
  const session = { ...call.session, note: path.map(({ name }) => name).join(PATH) };
  const { store, facts, hold } = within(engine, find, sql, session);
  await hold(operation.holds?.(input as never) ?? []);
  // One moment for the whole operation, so that a number and the year it belongs to agree.
  const now = engine.now();
  const context: Context = {
    store,
    facts,
    tables: { query: (text, values = []) => sql.query('', text, values) },
    outbox: outbox(
      engine,
      sql,
      session,
      path.every(({ undo }) => undo !== undefined),
    ),
    jobs: jobQueue(engine, sql, user),
    sequences: sequences(sql, { owner: session.owner, zone, now }),
    user,
    now: () => new Date(now),
    zone,
    random,
    // The callee runs here, as the same user, under its own grants.
    call: async <Out>(name: string, raw: unknown) => {
      const callee = named(runner, name);
      authorise(callee, user);
      const values = readInput(callee, raw as Readonly<Record<string, unknown>>);
      return (await carryOut(runner, [...path, callee], call, values, sql)) as Out;
    },
    log,
    signal,
  };
  return operation.run(context, input as never);
}

function named({ registry }: Runner, name: string): AnyOperation {
  const operation = registry.find(name);
  if (operation === undefined) throw unknownOperation(name);
  return operation;
}

function authorise({ roles }: AnyOperation, user: User): void {
  if (!roles.some((role) => user.roles.includes(role))) throw roleMissing(roles);
}
