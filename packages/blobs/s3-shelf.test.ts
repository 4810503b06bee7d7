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
for (const { name, place, lacks } of servers) {
  const without = (what: 'pages' | 'signatures'): string | false =>
    lacks.includes(what) && `skipped: ${name} has no ${what}`;
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

    test('lists every blob, however many answers it takes', { skip: without('pages') }, async () => {
      const shelf = createS3Shelf({ ...place, prefix: 'many/', spool: spool() }, 2);
      await mkdir(shelf.spool);
      const addresses = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(64));
      for (const address of addresses) {
        await writeFile(join(shelf.spool, address), 'sealed');
        await shelf.add(address, join(shelf.spool, address));
      }
      const found: string[] = [];
      for await (const { address } of shelf.list()) found.push(address);
      assert.deepEqual(found.toSorted(), addresses);
    });

    const refused = async (wrong: Partial<typeof place>): Promise<void> => {
      const shelf = createS3Shelf({ ...place, ...wrong, prefix: '', spool: spool() });
      await mkdir(shelf.spool);
      await writeFile(join(shelf.spool, 'sealed'), 'sealed');
      await assert.rejects(shelf.add('b'.repeat(64), join(shelf.spool, 'sealed')), { code: 'blobs/s3' });
    };

    test('a bucket that is not there is loud', () => refused({ bucket: 'nowhere' }));
    test('a wrong secret is loud', { skip: without('signatures') }, () => refused({ secretAccessKey: 'wrong' }));
  });
}
