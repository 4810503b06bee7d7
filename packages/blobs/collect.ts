import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobTable } from './blob-table.ts';
import { spoolSuffix } from './seal-blob.ts';
import type { Shelf } from './shelf.ts';

/** What a collection removed. */
export interface Collected {
  /** Blobs that no record has referred to since before the given time. */
  readonly unreferenced: number;
  /** Blobs without a row: their writer died before it counted them. */
  readonly orphans: number;
  /** Files of writers that died while sealing. */
  readonly spooled: number;
}

const batch = 500;

/**
 * Removes what nothing has referred to since before `before`, which must lie before the oldest backup that is still to
 * be restored: its records may refer to it. May run beside writers and be killed at any point.
 */
export async function collect(shelf: Shelf, table: BlobTable, before: Date): Promise<Collected> {
  let unreferenced = 0;
  for (;;) {
    const addresses = await table.takeUnreferenced(before, batch);
    // Killed here, they have no row and are orphans of the next collection.
    for (const address of addresses) await shelf.remove(address);
    unreferenced += addresses.length;
    if (addresses.length < batch) break;
  }
  return {
    unreferenced,
    orphans: await removeOrphans(shelf, table, before),
    spooled: await sweep(shelf.spool, before),
  };
}

async function removeOrphans(shelf: Shelf, table: BlobTable, before: Date): Promise<number> {
  let removed = 0;
  let old: string[] = [];
  const removeUnknown = async (): Promise<void> => {
    const known = await table.known(old);
    for (const address of old.filter((address) => !known.has(address))) {
      await shelf.remove(address);
      removed++;
    }
    old = [];
  };
  for await (const { address, since } of shelf.list()) {
    if (since < before) old.push(address);
    if (old.length === batch) await removeUnknown();
  }
  await removeUnknown();
  return removed;
}

async function sweep(spool: string, before: Date): Promise<number> {
  const names = await readdir(spool).catch(() => []);
  let removed = 0;
  for (const name of names.filter((name) => name.endsWith(spoolSuffix))) {
    const path = join(spool, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtime >= before) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
