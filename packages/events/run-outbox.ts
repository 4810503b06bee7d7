import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '#store';
import { deliverDue, type Channel } from './deliver.ts';

/** Items that are delivered side by side. */
const MOST = 20;
/** Milliseconds between two looks when nothing is due. */
const LOOK_MS = 250;
/** Milliseconds of rest after a fault of our own. */
const FAULT_MS = 1000;

/** Delivers what is due until the signal aborts; several workers share the work. */
export async function runOutbox(
  engine: Engine,
  channels: readonly Channel[],
  report: (fault: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let rest = LOOK_MS;
    try {
      if ((await deliverDue(engine, channels, MOST)) > 0) rest = 0;
    } catch (fault) {
      report(fault);
      rest = FAULT_MS;
    }
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}
