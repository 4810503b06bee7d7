import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shelf } from '#blobs';
import { damagedArchive } from './refusals.ts';

/** Puts a sealed file on the shelf, as it came. */
export async function loadBlob(shelf: Shelf, address: string, content: AsyncIterable<Buffer>): Promise<void> {
  if (!/^[0-9a-f]{64}$/u.test(address)) throw damagedArchive(address);
  await mkdir(shelf.spool, { recursive: true, mode: 0o700 });
  const path = join(shelf.spool, `${randomBytes(16).toString('hex')}.sealing`);
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const bytes of content) await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await shelf.add(address, path);
  } finally {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
  }
}
