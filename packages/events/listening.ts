import { setTimeout as pause } from 'node:timers/promises';
import { openSession, type SqlAddress, type SqlSession } from '#store';

/** Who hears what. */
export interface Listening {
  readonly address: SqlAddress;
  /** By channel of NOTIFY (a plain identifier). */
  readonly hear: Readonly<Record<string, (payload: string) => void>>;
  /** Told when the connection is there again after a loss: what was notified meanwhile was not heard. */
  readonly again: () => void;
  readonly report: (fault: unknown) => void;
}

/** Milliseconds between two tries to connect. */
const TRY_MS = 500;

/** Listens over one connection of its own, made anew when it is lost, until the signal aborts; resolves then. */
export async function listenOn(
  { address, hear, again, report }: Listening,
  stop: AbortSignal,
  ready: () => void,
): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  for (let times = 0; !stop.aborted;) {
    let session: SqlSession | undefined;
    try {
      session = await openSession(address);
      for (const [channel, heard] of Object.entries(hear)) await session.listen(channel, heard);
      times += 1;
      if (times === 1) ready();
      else again();
      await Promise.race([session.lost, stopped]);
    } catch (fault) {
      report(fault);
    }
    await session?.end().catch(() => undefined);
    if (!stop.aborted) await pause(TRY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}
