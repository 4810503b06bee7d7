import { setTimeout as pause } from 'node:timers/promises';
import { sequenceCommits, type Sql } from '#store';

/** How a sequencer works. */
export interface SequencerParts {
  /** Milliseconds between two looks: with the look itself the longest that an event waits for its place. */
  readonly pauseMs: number;
  /** Told when commits got their place; other processes hear NOTIFY `suwen_events`. */
  readonly moved: (last: bigint) => void;
  readonly report: (fault: unknown) => void;
}

/** Milliseconds of rest after a fault. */
const FAULT_MS = 1000;

/** Gives commits their place in the one order until the signal aborts. Two at once would be slower, never wrong. */
export async function runSequencer(
  sql: Sql,
  { pauseMs, moved, report }: SequencerParts,
  signal: AbortSignal,
): Promise<void> {
  let last = -1n;
  while (!signal.aborted) {
    let rest = pauseMs;
    try {
      const now = await sequenceCommits(sql);
      if (now !== last) moved(now);
      last = now;
    } catch (fault) {
      report(fault);
      rest = FAULT_MS;
    }
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
