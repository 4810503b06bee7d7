import { availableParallelism, totalmem } from 'node:os';

/** What differs between hospitals, machines and tests; everything else of the configuration is constant. */
export interface Configuration {
  readonly connections: number;
  readonly sharedBuffersMB: number;
  /** A Unix socket's folder, or loopback TCP where the platform has none. */
  readonly listen: { readonly socket: string } | { readonly loopback: number };
  /** Off only in throw-away servers that say so. */
  readonly fsync: boolean;
  /** The most WAL between two checkpoints. */
  readonly maxWalMB: number;
  readonly cores: number;
}

/** 25 % of the memory that this process may use (a container's limit counts), at most 8 GiB, at least 128 MB. */
export function sharedBuffers(memory: number = availableMemory()): number {
  return Math.max(128, Math.min(8192, Math.floor(memory / 4 / 2 ** 20)));
}

const availableMemory = (): number => Math.min(process.constrainedMemory() || Infinity, totalmem());

/** The cores that this process may use. */
export const cores = (): number => availableParallelism();

/** The whole of postgresql.conf, written at each start; what a hospital adds stands in local.conf beside it. */
export function writeConfiguration(settings: Configuration): string {
  const lines = Object.entries(values(settings)).map(([name, value]) => `${name} = ${value}`);
  return [
    '# Written by the launcher at each start. Settings of your own belong into local.conf beside this file.',
    ...lines,
    "include_if_exists = 'local.conf'",
    '',
  ].join('\n');
}

/** Quotes a text for postgresql.conf. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function values(settings: Configuration): Readonly<Record<string, string | number>> {
  const buffers = settings.sharedBuffersMB;
  return {
    ...listening(settings.listen),
    max_connections: settings.connections,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${buffers * 2}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.max(64, Math.min(1024, Math.floor(buffers / 4)))}MB`,
    shared_preload_libraries: quoted('pg_stat_statements'),
    'pg_stat_statements.track_utility': 'off',
    ...durability(settings),
    ...vacuum,
    ...logging,
    jit: 'off',
    random_page_cost: 1.1,
    // A record system answers many at once: a query that takes the other cores delays them.
    max_parallel_workers_per_gather: settings.cores >= 8 ? 2 : 0,
    track_io_timing: 'on',
    timezone: quoted('UTC'),
    log_timezone: quoted('UTC'),
    // A statement whose client was killed ends within 5 s instead of at its own end.
    client_connection_check_interval: '5s',
  };
}

function durability({ fsync, maxWalMB }: Configuration): Readonly<Record<string, string | number>> {
  return {
    fsync: fsync ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    track_commit_timestamp: 'on',
    // This build knows pglz alone, and sealed content does not compress: only cost (lz4 and zstd are not built in).
    wal_compression: 'off',
    max_wal_size: `${maxWalMB}MB`,
    min_wal_size: `${Math.min(256, Math.floor(maxWalMB / 2))}MB`,
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,
  };
}

/** The history only grows and indexes churn: vacuum early and in small bites. */
const vacuum = {
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: 0.05,
  autovacuum_vacuum_insert_scale_factor: 0.1,
  autovacuum_analyze_scale_factor: 0.02,
  autovacuum_vacuum_cost_limit: 1000,
} as const;

/** No statement and no key value ever stands in the log: they hold what patients told. */
const logging = {
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_lock_waits: 'on',
  log_line_prefix: quoted('%m [%p] '),
} as const;

function listening(listen: Configuration['listen']): Readonly<Record<string, string | number>> {
  if ('socket' in listen) {
    return {
      listen_addresses: quoted(''),
      unix_socket_directories: quoted(listen.socket),
      unix_socket_permissions: '0700',
      port: 5432,
    };
  }
  return {
    listen_addresses: quoted('127.0.0.1'),
    unix_socket_directories: quoted(''),
    password_encryption: quoted('scram-sha-256'),
    port: listen.loopback,
  };
}
