import pg from 'pg';
import type { Sql, SqlAddress } from './sql.ts';

/** One connection of its own, for what belongs to a session of the database: LISTEN and advisory locks. */
export interface SqlSession extends Sql {
  /** Hears a channel of NOTIFY (its name is a plain identifier). */
  listen(channel: string, hear: (payload: string) => void): Promise<void>;
  /** Resolves when the connection is gone, and all its locks with it. */
  readonly lost: Promise<void>;
  end(): Promise<void>;
}

/** Opens a session. */
export async function openSession(address: SqlAddress): Promise<SqlSession> {
  const client = new pg.Client({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    keepAlive: true,
  });
  const lost = Promise.withResolvers<void>();
  client.on('error', () => lost.resolve());
  client.on('end', () => lost.resolve());
  const hearers = new Map<string, (payload: string) => void>();
  client.on('notification', ({ channel, payload = '' }) => hearers.get(channel)?.(payload));
  await client.connect();
  return {
    query: async <Row>(name: string, text: string, values: readonly unknown[]) =>
      (await client.query({ name, text, values: [...values] })).rows as Row[],
    script: async (text) => void (await client.query(text)),
    listen: async (channel, hear) => {
      hearers.set(channel, hear);
      await client.query(`listen ${channel}`);
    },
    lost: lost.promise,
    end: () => client.end(),
  };
}
