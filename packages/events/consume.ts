import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeEvent } from '#kernel';
import { consumerPosition, eventsAfter, lastSequence, registerConsumer, rememberPosition, type Sql } from '#store';
import type { Bell } from './bell.ts';

/** Whole commits in order, as a consumer gets them. */
export interface Batch {
  /** Where the consumer stood. */
  readonly after: bigint;
  /** The last commit of the batch. */
  readonly last: bigint;
  /** Changes of the types that the consumer wants, in commit order; there may be none. */
  readonly events: readonly ChangeEvent[];
}

/** A durable consumer of the one order. */
export interface Consumer {
  readonly name: string;
  /** Called before it is fed, and again after a fault: what it holds in memory is read anew. */
  begin?(): Promise<void>;
  /** The types that it wants now. */
  types(): readonly string[];
  /**
   * Handles a batch with events in it; returns the commit up to which it is done, `last` or earlier. A rejection is
   * told, and the batch comes again, so that no event is lost and none overtakes another.
   */
  handle(batch: Batch, signal: AbortSignal): Promise<bigint>;
}

/** What all consumers share. */
export interface ConsumeParts {
  readonly sql: Sql;
  /** Rings when there may be news. */
  readonly bell: Bell;
  readonly report: (fault: unknown, consumer: string) => void;
}

/** Commits of a batch. */
const COMMITS = 100n;
/** Milliseconds after which one looks without being woken. */
const LOOK_MS = 1000;
/** Milliseconds between two notes of a position that only passed over others' events. */
const PASSED_MS = 5000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 30_000;

/** Feeds a consumer until the signal aborts. A new one begins with what is sequenced from now on. */
export async function consume(
  consumer: Consumer,
  { sql, bell, report }: ConsumeParts,
  signal: AbortSignal,
): Promise<void> {
  let retry = FIRST_RETRY_MS;
  while (!signal.aborted) {
    try {
      await registerConsumer(sql, consumer.name);
      await consumer.begin?.();
      await follow(consumer, sql, bell, signal, () => (retry = FIRST_RETRY_MS));
    } catch (fault) {
      if (signal.aborted) return;
      report(fault, consumer.name);
      await pause(retry, undefined, { signal }).catch(() => undefined);
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    }
  }
}

async function follow(
  { name, types, handle }: Consumer,
  sql: Sql,
  bell: Bell,
  signal: AbortSignal,
  went: () => void,
): Promise<void> {
  let position = await consumerPosition(sql, name);
  let noted = Date.now();
  while (!signal.aborted) {
    const newest = await lastSequence(sql);
    if (newest <= position) {
      await bell.heard(LOOK_MS, signal);
      continue;
    }
    const last = newest - position > COMMITS ? position + COMMITS : newest;
    const events = await eventsAfter(sql, position, Number(last - position), types());
    position = events.length === 0 ? last : await handle({ after: position, last, events }, signal);
    // Passing over is not noted each time: after a crash it costs one look more.
    if (events.length > 0 || Date.now() - noted > PASSED_MS) {
      await rememberPosition(sql, name, position);
      noted = Date.now();
    }
    went();
  }
}
