import type { Address } from '#database';
import type { Settings } from './settings.ts';
import type { Mode } from './mode.ts';

/** What the launcher tells a process that it starts: all that comes from outside, so that it reads nothing itself. */
export interface Orders {
  readonly settings: Settings;
  readonly mode: Mode;
  readonly port: number;
  /** Where `pg` connects to: the embedded database or DATABASE_URL. */
  readonly database: Address | string;
  /** The folder of the keys. */
  readonly keys: string;
}

/** From the launcher to a process. */
export type ToChild = { readonly orders: Orders } | { readonly listen: true } | { readonly stop: true };

/** From a process to the launcher: it could answer now; it answers. */
export type FromChild = { readonly state: 'composed' | 'ready' };

/** A process of the hospital, as it sees its launcher. */
export interface Service {
  readonly orders: Orders;
  /** Says that it could answer, and waits until the launcher has given the port free. */
  readonly mayListen: () => Promise<void>;
  /** Says that it answers. */
  readonly ready: () => void;
}

/**
 * Waits for the orders. Then `stop` is called once: when the launcher says so, when the process alone is asked to end, and
 * when the launcher is gone; after it the process ends. Ctrl C reaches the whole group and is the launcher's business.
 */
export async function serve(start: (service: Service) => Promise<() => Promise<void>>): Promise<void> {
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.once('disconnect', () => process.exit(1));
  const stopped = heard('stop');
  process.once('SIGTERM', () => process.emit('message', { stop: true }, undefined));
  const { orders } = await heard('orders');

  const say = (state: FromChild['state']): void => void process.send?.({ state } satisfies FromChild);
  const mayListen = async (): Promise<void> => {
    say('composed');
    await heard('listen');
  };
  const stop = await start({ orders, mayListen, ready: () => say('ready') });
  await stopped;
  await stop();
  process.exit(0);
}

/** The first message of this kind from now on. */
const heard = <K extends 'orders' | 'listen' | 'stop'>(
  kind: K,
): Promise<Extract<ToChild, Readonly<Record<K, unknown>>>> =>
  new Promise((resolve) => {
    process.on('message', (message: ToChild) => {
      if (kind in message) resolve(message as Extract<ToChild, Readonly<Record<K, unknown>>>);
    });
  });
