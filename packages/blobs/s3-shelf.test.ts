import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { blobsContract } from './blobs.contract.ts';
import { startS3Servers } from './s3-server.ts';
import { createS3Shelf } from './s3-shelf.ts';

const folder = mkdtempSync(join(tmpdir(), 'suwen-s3-'));
const servers = await startS3Servers(folder);
after(async () => {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

if (servers.length === 0) {
  test('blobs on S3', { skip: 'skipped: no S3 server (install s3rver or versitygw)' }, () => undefined);
}

let shelves = 0;
for (const { name, place } of servers) {
  const spool = (): string => join(folder, `spool-${++shelves}`);
  blobsContract(name, async () => createS3Shelf({ ...place, prefix: `shelf-${shelves}/`, spool: spool() }));

  suite(name, () => {
    test('a blob over 8 MiB goes up in parts and comes back whole', async () => {
      const shelf = createS3Shelf({ ...place, prefix: 'parts/', spool: spool() });
      await mkdir(shelf.spool);
      const path = join(shelf.spool, 'large');
      const bytes = Buffer.alloc((17 << 20) + 3);
      for (let at = 0; at < bytes.length; at += 4096) bytes.writeUInt32BE(at, Math.min(at, bytes.length - 4));
      await writeFile(path, bytes);
      await shelf.add('a'.repeat(64), path);
      assert.equal(await shelf.size('a'.repeat(64)), bytes.length);
      assert.ok((await shelf.read('a'.repeat(64), 0, bytes.length)).equals(bytes));
      assert.ok(
        (await shelf.read('a'.repeat(64), (8 << 20) - 5, (8 << 20) + 5)).equals(
          bytes.subarray((8 << 20) - 5, (8 << 20) + 5),
        ),
      );
      await shelf.remove('a'.repeat(64));
    });

    test('a wrong secret and a bucket that is not there are loud', async () => {
      const wrong = createS3Shelf({ ...place, secretAccessKey: 'wrong', prefix: '', spool: spool() });
      const nowhere = createS3Shelf({ ...place, bucket: 'nowhere', prefix: '', spool: spool() });
      const first = async (shelf: typeof wrong): Promise<unknown> => {
        for await (const found of shelf.list()) return found;
        return undefined;
      };
      await assert.rejects(first(wrong), { code: 'blobs/s3' });
      await assert.rejects(first(nowhere), { code: 'blobs/s3' });
    });
  });
}
