import type { EventListener } from '#kernel';
import type { SqlAddress, SqlPool } from '#store';
import { createBell } from './bell.ts';
import { consume, type Consumer } from './consume.ts';
import { holdRole } from './hold-role.ts';
import { listenerConsumer } from './listener.ts';
import { runSequencer } from './sequencer.ts';

/** What the events of a hospital run on. */
export interface EventParts {
  readonly sql: SqlPool;
  /** For the one connection that holds the role. */
  readonly address: SqlAddress;
  readonly listeners: readonly EventListener[];
  /** Consumers of whole batches, beside the listeners. */
  readonly consumers?: readonly Consumer[];
  readonly report: (fault: unknown, during: string) => void;
  /** Milliseconds between two looks for new commits; 25. */
  readonly pauseMs?: number;
}

/**
 * Sequences commits and feeds all listeners and consumers, in one process over all servers at a time; another takes
 * over when it dies. Ends when `stop` aborts.
 */
export async function runEvents(
  { sql, address, listeners, consumers = [], report, pauseMs = 25 }: EventParts,
  stop: AbortSignal,
): Promise<void> {
  const all = [...listeners.map(listenerConsumer), ...consumers];
  refuseTwins(all);
  await holdRole({ address, name: 'suwen/events', report: (fault) => report(fault, 'role') }, stop, async (signal) => {
    const fed = all.map((consumer) => ({ consumer, bell: createBell() }));
    const moved = (): void => {
      for (const { bell } of fed) bell.ring();
    };
    await Promise.all([
      runSequencer(sql, { pauseMs, moved, report: (fault) => report(fault, 'sequencer') }, signal),
      ...fed.map(({ consumer, bell }) =>
        consume(consumer, { sql, bell, report: (fault) => report(fault, `consumer ${consumer.name}`) }, signal),
      ),
    ]);
  });
}

function refuseTwins(consumers: readonly Consumer[]): void {
  const names = new Set<string>();
  for (const { name } of consumers) {
    if (names.has(name)) throw new Error(`Two consumers are called ${name}`);
    names.add(name);
  }
}
