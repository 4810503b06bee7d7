import type { ChildProcess } from 'node:child_process';
import type { FromChild, Orders, ToChild } from './orders.ts';

/** A kind of process that the launcher keeps running. */
export interface ChildKind {
  readonly name: string;
  readonly start: () => ChildProcess;
  /** Done when it ends in order (exit 0): it is not started again. */
  readonly ends?: boolean;
}

/** One process that is kept running. */
export interface KeptChild {
  /** Resolves when it could answer for the first time, then when it does. */
  readonly composed: Promise<void>;
  readonly ready: Promise<void>;
  readonly pid: () => number;
  /** Asks it to end; one that has not ended after `limit` milliseconds is killed. */
  readonly stop: (limit: number) => Promise<void>;
}

/** What is told when a process ended by itself: its name, how it ended, and the milliseconds until the next. */
export type TellEnd = (name: string, how: string, wait: number) => void;

/** A process that lived this long had started well: the next failure is a new one. */
const settledAfter = 10_000;

/**
 * Starts a process and starts it again whenever it ends by itself: at once, then after 0.1 s, doubled up to 5 s. It
 * listens when `portFree` says so.
 */
export function keepChild(kind: ChildKind, orders: Orders, portFree: Promise<void>, tellEnd: TellEnd): KeptChild {
  const said = { composed: Promise.withResolvers<void>(), ready: Promise.withResolvers<void>() };
  let child: ChildProcess;
  let stopping = false;
  let failures = 0;

  const start = (): void => {
    const since = Date.now();
    const started = kind.start();
    child = started;
    send(started, { orders });
    started.on('message', ({ state }: FromChild) => {
      said[state].resolve();
      if (state === 'composed') void portFree.then(() => send(started, { listen: true }));
    });
    started.once('exit', (code, signal) => {
      if (stopping || (kind.ends === true && code === 0)) return;
      failures = Date.now() - since > settledAfter ? 0 : failures + 1;
      const wait = failures <= 1 ? 0 : Math.min(5000, 100 * 2 ** (failures - 2));
      tellEnd(kind.name, String(signal ?? code), wait);
      setTimeout(() => {
        if (!stopping) start();
      }, wait);
    });
  };
  start();

  const stop = async (limit: number): Promise<void> => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    send(child, { stop: true });
    const cut = setTimeout(() => child.kill('SIGKILL'), limit);
    await ended;
    clearTimeout(cut);
  };
  return { composed: said.composed.promise, ready: said.ready.promise, pid: () => child.pid ?? 0, stop };
}

/** A process that ends meanwhile hears nothing; its end is told by itself. */
const send = (child: ChildProcess, message: ToChild): void => {
  if (child.connected) child.send(message, () => undefined);
};
