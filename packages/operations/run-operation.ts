import type { AnyOperation, Context, User } from '#kernel';
import { within, type Engine, type FindRows, type Session, type Sql } from '#store';
import { claimKey, digestOf, storeAnswer } from './idempotency.ts';
import { jobQueue } from './job-queue.ts';
import { outbox } from './outbox.ts';
import { readInput } from './read-input.ts';
import { keyMissing, roleMissing, unknownOperation } from './refusals.ts';
import type { OperationRegistry } from './registry.ts';
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
 * the idempotency key in the same commit.
 */
export async function runOperation(runner: Runner, name: string, call: Call): Promise<unknown> {
  const operation = named(runner, name);
  authorise(operation, call.user);
  const input = readInput(operation, call.input);
  if (!operation.changes) return runner.engine.sql.transaction((sql) => carryOut(runner, operation, call, input, sql));
  const { key } = call;
  if (key === undefined) throw keyMissing();
  return runner.engine.sql.transaction(async (sql) => {
    const digest = digestOf(operation.name, input);
    const earlier = await claimKey(runner.engine, sql, { subject: call.user.subject, key, operation: operation.name, digest });
    if (earlier !== undefined) return earlier.answer;
    const out = await carryOut(runner, operation, call, input, sql);
    await storeAnswer(runner.engine, sql, call.user.subject, key, out);
    return out;
  });
}

async function carryOut(runner: Runner, operation: AnyOperation, call: Call, input: Readonly<Record<string, unknown>>, sql: Sql): Promise<unknown> {
  const { engine, find, zone, random, log } = runner;
  const { user, signal } = call;
  const session = { ...call.session, note: operation.name };
  const { store, facts, hold } = within(engine, find, sql, session);
  await hold(operation.holds?.(input as never) ?? []);
  const undoable = operation.undo !== undefined;
  const context: Context = {
    store,
    facts,
    tables: { query: (text, values = []) => sql.query('', text, values) },
    outbox: outbox(engine, sql, session, undoable),
    jobs: jobQueue(engine, sql, user),
    sequences: sequences(sql),
    user,
    now: () => new Date(engine.now()),
    zone,
    random,
    // The callee runs here, as the same user, under its own grants.
    call: async <Out>(name: string, raw: unknown) => {
      const callee = named(runner, name);
      authorise(callee, user);
      return (await carryOut(runner, callee, call, readInput(callee, raw as Readonly<Record<string, unknown>>), sql)) as Out;
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
