import pg from 'pg';
import { turns } from './turns.ts';

/** SQL by named prepared statement: the text never varies under one name (≤ 63 characters); '' prepares nothing. */
export interface Sql {
  query<Row>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** A text of several statements without values: schema steps. */
  script(text: string): Promise<void>;
}

/** A transaction on one connection; ends by commit when `work` resolves, by rollback when it rejects. */
export interface SqlPool extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** Where the database is: what `pg` takes, or a connection string. */
export type SqlAddress =
  | string
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

const INT8 = 20;

/** int8 as bigint: keys and hashes are 64 bits wide. bytea and arrays of bytea keep pg's own parsers. */
export const parsers: {
  readonly getTypeParser: (oid: number, format?: 'text' | 'binary') => (value: string) => unknown;
} = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((value: string) => unknown) =>
    oid === INT8 && format !== 'binary' ? BigInt : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

/** Opens at most `size` connections, each made when it is first needed. */
export function openSql(address: SqlAddress, size: number): SqlPool {
  const pool = new pg.Pool({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    max: size,
    idleTimeoutMillis: 0,
    // Statements are written so that one plan serves every value: planning each time costs as much as running.
    options: '-c plan_cache_mode=force_generic_plan',
    types: parsers,
  });
  // A connection that breaks while idle is replaced by the pool; the next query meets the fault if it lasts.
  pool.on('error', () => undefined);
  // Work inside a transaction also asks the pool itself (data keys, units): one connection is always left for that.
  const turn = turns(Math.max(1, size - 1));
  return {
    query: async <Row>(name: string, text: string, values: readonly unknown[]) =>
      (await pool.query({ name, text, values: [...values] })).rows as Row[],
    transaction: (work) => turn(() => transaction(pool, work)),
    script: async (text) => void (await pool.query(text)),
    end: () => pool.end(),
  };
}

async function transaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost between two statements of the work says so here; the next statement meets the fault.
  const lost = (fault: Error): void => void (broken = fault);
  client.on('error', lost);
  try {
    await client.query('begin');
    const result = await work({
      query: async <Row>(name: string, text: string, values: readonly unknown[]) =>
        (await client.query({ name, text, values: [...values] })).rows as Row[],
      script: async (text) => void (await client.query(text)),
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: unknown) => {
      broken = fault instanceof Error ? fault : new Error(String(fault));
    });
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** SQLSTATE class 08 and 57P01 to 57P03 (PostgreSQL, appendix A), and what a socket says that is cut. */
const AWAY = /^(?:08\w{3}|57P0[1-3]|ECONNRESET|EPIPE|ETIMEDOUT)$/u;
/** pg's own words for a connection that ended; it gives them no code. */
const ENDED = /^(?:Connection terminated|Client has encountered a connection error)/u;

/**
 * Whether a fault says that the database is away, stops or starts, and nothing about the statement. What was under way may
 * have been committed or not.
 */
export const isAway = (fault: unknown): boolean =>
  fault instanceof Error &&
  (ENDED.test(fault.message) ||
    ('code' in fault && typeof fault.code === 'string' && AWAY.test(fault.code)) ||
    // A socket that nobody listens on, or that is not there: a missing file is another matter.
    ('syscall' in fault && fault.syscall === 'connect'));

/** SQLSTATE of a fault of the database, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
