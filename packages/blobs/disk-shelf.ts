import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fill } from './fill.ts';
import { missing } from './faults.ts';
import { isAddress, type Shelf, type Shelved } from './shelf.ts';

/** A shelf in a folder: `ab/cd/<address>`; new blobs are made in `incoming` and moved by one rename. */
export function createDiskShelf(folder: string): Shelf {
  const placeOf = (address: string): string => join(folder, address.slice(0, 2), address.slice(2, 4), address);
  return {
    spool: join(folder, 'incoming'),
    async add(address, spooled) {
      const place = placeOf(address);
      await syncFile(spooled);
      const made = await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(spooled, place);
      await syncFolder(dirname(place));
      // A new folder is durable when its parent is.
      if (made) for (const parent of [dirname(dirname(place)), folder, dirname(folder)]) await syncFolder(parent);
    },
    async size(address) {
      return orUndefined(async () => (await stat(placeOf(address))).size);
    },
    async read(address, from, to) {
      const bytes = await orUndefined(() => readRange(placeOf(address), from, to));
      if (!bytes) throw missing(address);
      return bytes;
    },
    remove: (address) => rm(placeOf(address), { force: true }),
    list: () => shelved(folder),
  };
}

async function* shelved(folder: string): AsyncGenerator<Shelved, void, undefined> {
  const top = await orUndefined(() => opendir(folder, { recursive: true }));
  if (!top) return;
  for await (const entry of top) {
    if (!entry.isFile() || !isAddress(entry.name)) continue;
    const found = await orUndefined(() => stat(join(entry.parentPath, entry.name)));
    if (found) yield { address: entry.name, since: found.mtime };
  }
}

async function readRange(path: string, from: number, to: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(Math.max(to - from, 0));
    return bytes.subarray(0, await fill(file, bytes, from));
  } finally {
    await file.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no way to sync a folder.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
