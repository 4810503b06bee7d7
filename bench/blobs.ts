import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlobs, createDiskShelf, createMemoryTable, scrub, type Blobs } from '#blobs';
import { dataKey, type DataKey } from '#security';
import { machineLine, tableOf } from './time-call.ts';

/** Blobs on disk beside the bare limit: the same bytes hashed once and written with one fsync. Memory stays bounded. */
const size = 512 << 20;
const piece = 64 << 10;
const bytes = randomBytes(1 << 20);

async function* content(): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += piece) yield bytes.subarray(at % bytes.length, (at % bytes.length) + piece);
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

async function bareWrite(folder: string): Promise<void> {
  const file = await open(join(folder, 'bare'), 'w');
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += bytes.length) {
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  hash.digest();
  await file.sync();
  await file.close();
}

async function ranges(blobs: Blobs, key: DataKey, address: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const from = (number * 7_654_321) % (size - 1000);
    const { content: part } = await blobs.get(key, address, { from, to: from + 1000 });
    for await (const _ of part);
  }
}

async function readAll(blobs: Blobs, key: DataKey, address: string): Promise<void> {
  for await (const _ of (await blobs.get(key, address)).content);
}

const folder = mkdtempSync(join(tmpdir(), 'suwen-bench-blobs-'));
try {
  const shelf = createDiskShelf(join(folder, 'shelf'));
  const blobs = createBlobs(shelf, createMemoryTable(), () => new Date());
  const key = dataKey(1, randomBytes(32));
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
  const rate = (time: number): string => `${Math.round(size / time / 1e6)} MB/s`;
  const bare = await seconds(() => bareWrite(folder));
  let address = '';
  const put = await seconds(async () => ({ address } = await blobs.put(key, content())));
  const get = await seconds(() => readAll(blobs, key, address));
  const part = await seconds(() => ranges(blobs, key, address, 200));
  const scrubbed = await seconds(async () => {
    for await (const { fault } of scrub(shelf)) if (fault) throw fault;
  });
  clearInterval(watch);
  console.log(`Blobs on disk, ${size >> 20} MiB in one. ${machineLine()}\n`);
  const rows = [
    ['what', 'figure'],
    ['bare: SHA-256, write, fsync', rate(bare)],
    ['put (seal, recognise, fsync, rename)', rate(put)],
    ['get', rate(get)],
    ['scrub', rate(scrubbed)],
    ['range of 1,000 bytes', `${((part / 200) * 1000).toFixed(2)} ms`],
    ['memory above the start, at most', `${Math.round((peak - before) / (1 << 20))} MiB`],
  ];
  console.log(tableOf(rows));
} finally {
  rmSync(folder, { recursive: true });
}
