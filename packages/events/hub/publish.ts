import type { Sql } from '#store';

/** The channel of NOTIFY that all hubs hear. */
export const HUB_CHANNEL = 'suwen_hub';

/** Bytes of a message with its channel: PostgreSQL's NOTIFY carries less than 8,000. */
const MOST_BYTES = 7500;

/**
 * Publishes to all who subscribed to the channel, on every server; inside a transaction it leaves with its commit. The
 * database does not seal it: a message says what changed, never clinical content. Throws beyond 7,500 bytes.
 */
export async function publish(sql: Sql, channel: string, message: unknown): Promise<void> {
  const text = JSON.stringify([channel, message]);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new RangeError(`A message on ${channel} has more than ${MOST_BYTES} bytes`);
  await sql.query('hub-publish', `select pg_notify('${HUB_CHANNEL}', $1)`, [text]);
}
