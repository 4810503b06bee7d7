import { createHash } from 'node:crypto';
import type { Shelf } from '#blobs';
import { migrate, stepNames } from '../migrate.ts';
import type { Sql, SqlAddress, SqlPool } from '../sql.ts';
import { placeSequencer, passRanks } from './commit-order.ts';
import { openConnection, type CopyingConnection } from './connection.ts';
import { emptied } from './empty.ts';
import { tableBytes, type Archived, type ArchivedSection } from './export-all.ts';
import type { ArchiveHeader } from './header.ts';
import { loadBlob } from './load-blob.ts';
import { loadTable } from './load-table.ts';
import { openArchive, type OpenArchive } from './read-archive.ts';
import { cutOff, damagedArchive, differs, newerSchema } from './refusals.ts';
import { measure, readSection, type SectionBegin, type SectionEnd } from './sections.ts';
import { RANKS } from './table-sql.ts';

/** Where an archive goes. */
export interface ImportAll {
  readonly address: SqlAddress;
  /** For the steps of the schema, over the same database. */
  readonly sql: SqlPool;
  readonly schema: URL;
  readonly shelf: Shelf;
  /** Looks at the header and refuses what does not belong here, before anything is written. */
  readonly check?: (header: ArchiveHeader) => void;
  /** Looks at the database before the commit: whether the keys at hand open it. */
  readonly proof?: (sql: Sql) => Promise<void>;
  readonly tell?: (section: ArchivedSection) => void;
}

/**
 * Fills an empty database with an archive, in one transaction: all of it or nothing. The schema is brought to the steps
 * of the archive, filled, compared with the archive table by table, and then brought up to date.
 */
export async function importAll(all: ImportAll, content: AsyncIterable<Buffer>): Promise<Archived> {
  const archive = await openArchive(content);
  const { header } = archive;
  const unknown = await unknownSteps(all.schema, header);
  if (unknown.length > 0) throw newerSchema(unknown);
  all.check?.(header);
  await migrate(all.sql, all.schema, new Set(header.steps));

  const archived = await loadWhole(all, archive);
  await migrate(all.sql, all.schema);
  return archived;
}

async function loadWhole(all: ImportAll, archive: OpenArchive): Promise<Archived> {
  const connection = await openConnection(all.address);
  try {
    await passRanks(connection.sql, archive.header.ranks);
    await connection.client.query('begin');
    const archived = await load(connection, all, archive);
    await compare(connection, archived);
    await all.proof?.(connection.sql);
    await connection.client.query('commit');
    await connection.client.query('analyze');
    return archived;
  } finally {
    // Without a commit the database rolls back.
    await connection.end();
  }
}

async function unknownSteps(schema: URL, { steps }: ArchiveHeader): Promise<readonly string[]> {
  const known = new Set(await stepNames(schema));
  return steps.filter((step) => !known.has(step));
}

async function load(connection: CopyingConnection, all: ImportAll, { header, frames }: OpenArchive): Promise<Archived> {
  const { sql } = connection;
  await emptied(sql, header);
  for (const month of header.months) await sql.query('', 'select suwen.make_partitions($1::timestamptz)', [month]);
  const tables: ArchivedSection[] = [];
  const hashes = createHash('sha256');
  const pending = new Set<bigint>();
  let blobs = 0;
  for (;;) {
    const { value: frame } = await frames.next();
    if (frame?.kind === 'close') {
      const said = frame.value as { readonly tables: number; readonly blobs: number; readonly sha256: string };
      if (said.tables !== tables.length || said.blobs !== blobs || said.sha256 !== hashes.digest('hex'))
        throw damagedArchive('*');
      break;
    }
    if (frame?.kind !== 'begin') throw cutOff();
    const begin = frame.value as SectionBegin;
    let end: SectionEnd | undefined;
    const bytes = readSection(frames, begin, (given) => (end = given));
    if (begin.kind === 'blob') {
      await loadBlob(all.shelf, begin.name, bytes);
      blobs += 1;
    } else {
      const table = header.tables.find(({ name }) => name === begin.name);
      if (table === undefined) throw damagedArchive(begin.name);
      const loaded = await loadTable(connection, table, bytes);
      for (const rank of loaded.pending) pending.add(rank);
      if (end === undefined || loaded.rows !== end.rows) throw damagedArchive(begin.name);
      const section = { name: begin.name, ...end };
      tables.push(section);
      all.tell?.(section);
    }
    hashes.update(end?.sha256 ?? '');
  }
  await placeSequencer(sql, [...pending]);
  for (const { name, last } of header.sequences)
    await sql.query('', 'select setval($1::regclass, $2::bigint)', [name, last]);
  return { header, tables, blobs };
}

/** Reads every table again as an export would and compares it with the archive. */
async function compare(connection: CopyingConnection, { header, tables }: Archived): Promise<void> {
  await connection.sql.script(RANKS);
  for (const table of header.tables) {
    const sum = measure();
    for await (const bytes of tableBytes(connection, table)) sum.add(bytes);
    const found = sum.end(connection.rows.last);
    const said = tables.find(({ name }) => name === table.name);
    if (said?.sha256 !== found.sha256 || said.rows !== found.rows) throw differs(table.name);
  }
}
