import { setTimeout as pause } from 'node:timers/promises';
import { openSession, type SqlAddress, type SqlSession } from '#store';

/** A role that one process has at a time, over all servers. */
export interface Role {
  readonly address: SqlAddress;
  readonly name: string;
  /** Told of a connection that could not be made or was lost; it is tried again. */
  readonly report: (fault: unknown) => void;
}

/** Milliseconds between two tries to get the role, or a connection. */
const TRY_MS = 500;

/**
 * Runs `work` while this process has the role: a lock of a session, so that another process takes over as soon as this
 * one dies or loses its connection; the signal aborts then. Ends when `stop` aborts and the work has ended.
 */
export async function holdRole(
  { address, name, report }: Role,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!stop.aborted) {
    let session: SqlSession | undefined;
    try {
      session = await openSession(address);
      await whileConnected(session, name, stop, work);
    } catch (fault) {
      report(fault);
    } finally {
      await session?.end().catch(() => undefined);
    }
    if (!stop.aborted) await rest(stop);
  }
}

async function whileConnected(
  session: SqlSession,
  name: string,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  void session.lost.then(() => lost.abort(new Error(`The connection of the role ${name} was lost`)));
  const signal = AbortSignal.any([stop, lost.signal]);
  while (!signal.aborted) {
    // Tried again and again, not waited for: a waiting statement would hold back the database's clean-up.
    const [row] = await session.query<{ readonly held: boolean }>(
      'role',
      'select pg_try_advisory_lock(hashtextextended($1, 7301604)) as held',
      [name],
    );
    if (row?.held === true) return work(signal);
    await rest(signal);
  }
}

const rest = (signal: AbortSignal): Promise<void> => pause(TRY_MS, undefined, { signal }).catch(() => undefined);
