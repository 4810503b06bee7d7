import pg from 'pg';
import { parsers, type Sql, type SqlAddress } from '../sql.ts';

/** A connection of its own, which can copy; `end` closes it. */
export interface CopyingConnection {
  readonly client: pg.Client;
  readonly sql: Sql;
  /** Rows of the last copy. */
  readonly rows: { last: number };
  end(): Promise<void>;
}

/** Opens it, with clocks and numbers written in one way whatever the server's settings. */
export async function openConnection(address: SqlAddress): Promise<CopyingConnection> {
  const client = new pg.Client({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    types: parsers,
  });
  await client.connect();
  await client.query(`set timezone = 'UTC'; set statement_timeout = 0; set extra_float_digits = 1`);
  return {
    client,
    rows: { last: 0 },
    sql: {
      query: async <Row>(_name: string, text: string, values: readonly unknown[]) =>
        (await client.query(text, [...values])).rows as Row[],
      script: async (text) => void (await client.query(text)),
    },
    end: () => client.end(),
  };
}
