import type { Sql } from '../sql.ts';
import { archiveTables, type ArchiveTable } from './tables.ts';

/** What an archive says of itself before its tables. */
export interface ArchiveHeader {
  /** ISO instant of the snapshot. */
  readonly made: string;
  readonly postgres: string;
  /** Schema steps that its tables have. */
  readonly steps: readonly string[];
  readonly tables: readonly ArchiveTable[];
  /** Where sequences stand; those that gave nothing yet are left out. */
  readonly sequences: readonly SequenceAt[];
  /** Months (ISO instants of their beginning) that have rows in monthly partitions. */
  readonly months: readonly string[];
  /** Sealed files that the tables count. */
  readonly blobs: number;
  /** Transactions that the ledger and the events name. */
  readonly ranks: number;
  /** What the caller adds: of which kind of hospital it is. */
  readonly about: Readonly<Record<string, string>>;
}

/** Last number that a sequence gave. */
export interface SequenceAt {
  readonly name: string;
  readonly last: string;
}

/** Reads what the header says, in the snapshot of the caller's transaction, where `xact_rank` has been made. */
export async function archiveHeader(sql: Sql, about: ArchiveHeader['about']): Promise<ArchiveHeader> {
  const [server] = await sql.query<{
    readonly version: string;
    readonly now: Date;
    readonly blobs: bigint;
    readonly ranks: bigint;
  }>(
    '',
    `select current_setting('server_version') as version, now(), (select count(*) from suwen.blob) as blobs,
       (select count(*) from xact_rank) as ranks`,
    [],
  );
  const steps = await sql.query<{ readonly name: string }>('', 'select name from public.suwen_step order by name', []);
  const sequences = await sql.query<SequenceAt>(
    '',
    `select schemaname || '.' || sequencename as name, last_value::text as last from pg_sequences
     where last_value is not null and schemaname not like 'pg\\_%' order by 1`,
    [],
  );
  const months = await sql.query<{ readonly month: Date }>(
    '',
    `select distinct date_trunc('month', at at time zone 'UTC') at time zone 'UTC' as month
     from (select at from suwen.ledger union all select at from suwen.reading) lines order by 1`,
    [],
  );
  return {
    made: (server?.now ?? new Date(0)).toISOString(),
    postgres: server?.version ?? '',
    steps: steps.map(({ name }) => name),
    tables: await archiveTables(sql),
    sequences,
    months: months.map(({ month }) => month.toISOString()),
    blobs: Number(server?.blobs ?? 0n),
    ranks: Number(server?.ranks ?? 0n),
    about,
  };
}
