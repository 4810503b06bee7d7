import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { Shelf } from '#blobs';
import type { SqlAddress } from '../sql.ts';
import { openConnection, type CopyingConnection } from './connection.ts';
import { copyOut } from './copy-stream.ts';
import { writeFrame } from './frames.ts';
import { archiveHeader, type ArchiveHeader } from './header.ts';
import { MAGIC } from './magic.ts';
import { blobMissing } from './refusals.ts';
import { writeSection, type SectionEnd } from './sections.ts';
import { RANKS, tableSql } from './table-sql.ts';
import type { ArchiveTable } from './tables.ts';

/** One table or sealed file as it was written. */
export interface ArchivedSection extends SectionEnd {
  readonly name: string;
}

/** What an archive holds. */
export interface Archived {
  readonly header: ArchiveHeader;
  readonly tables: readonly ArchivedSection[];
  readonly blobs: number;
}

/** What is exported, and who hears how far it is. */
export interface ExportAll {
  readonly address: SqlAddress;
  readonly shelf: Shelf;
  readonly about: ArchiveHeader['about'];
  readonly tell?: (section: ArchivedSection) => void;
}

/**
 * Writes everything of one database into one file, from one snapshot, while others go on writing: every table with
 * history, audit, events, jobs, outbox and keys, and every sealed file. Contents stay sealed and data keys wrapped; the
 * master key is in the `keys` folder and does not go along.
 */
export async function exportAll(all: ExportAll, target: Writable): Promise<Archived> {
  const connection = await openConnection(all.address);
  try {
    await connection.client.query('begin isolation level repeatable read');
    await connection.client.query(RANKS);
    const done: Done = { tables: [], blobs: 0 };
    const header = await archiveHeader(connection.sql, all.about);
    target.write(MAGIC);
    const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
    await pipeline(Readable.from(frames(connection, all, header, done), { objectMode: false }), compress, target);
    await connection.client.query('rollback');
    return { header, tables: done.tables, blobs: done.blobs };
  } finally {
    await connection.end();
  }
}

interface Done {
  readonly tables: ArchivedSection[];
  blobs: number;
}

async function* frames(
  connection: CopyingConnection,
  all: ExportAll,
  header: ArchiveHeader,
  done: Done,
): AsyncGenerator<Buffer> {
  yield writeFrame({ kind: 'header', value: header });
  const hashes = createHash('sha256');
  for (const table of header.tables) {
    yield* writeSection(
      { kind: 'table', name: table.name },
      tableBytes(connection, table),
      rowsOf(connection),
      (end) => {
        const section = { name: table.name, ...end };
        hashes.update(end.sha256);
        done.tables.push(section);
        all.tell?.(section);
      },
    );
  }
  for await (const { address, refs } of blobRows(connection)) {
    const size = await all.shelf.size(address);
    // What nothing refers to may be collected at any time.
    if (size === undefined && refs === 0) continue;
    if (size === undefined) throw blobMissing(address);
    yield* writeSection(
      { kind: 'blob', name: address },
      blobBytes(all.shelf, address, size),
      () => 1,
      (end) => {
        hashes.update(end.sha256);
        done.blobs += 1;
      },
    );
  }
  yield writeFrame({
    kind: 'close',
    value: { tables: done.tables.length, blobs: done.blobs, sha256: hashes.digest('hex') },
  });
}

/** A table's content as PostgreSQL's binary COPY gives it (sql-copy, Binary Format). */
export const tableBytes = ({ client, rows }: CopyingConnection, table: ArchiveTable): AsyncGenerator<Buffer> =>
  copyOut(client, `copy (${tableSql(table).select}) to stdout (format binary)`, (count) => (rows.last = count));

const rowsOf =
  ({ rows }: CopyingConnection): (() => number) =>
  () =>
    rows.last;

interface BlobRow {
  readonly address: string;
  readonly refs: number;
}

const PAGE = 1000;

async function* blobRows({ sql }: CopyingConnection): AsyncGenerator<BlobRow> {
  for (let after = ''; ;) {
    const page = await sql.query<BlobRow>(
      '',
      'select address, refs from suwen.blob where address > $1 order by address limit $2',
      [after, PAGE],
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.address;
  }
}

const PIECE = 2 ** 20;

async function* blobBytes(shelf: Shelf, address: string, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < size; from += PIECE) yield shelf.read(address, from, Math.min(size, from + PIECE));
}
