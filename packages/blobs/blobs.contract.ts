import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { dataKey, type DataKey } from '#security';
import { chunkSize, hashLength, headLength, sealedChunkSize } from './blob-format.ts';
import { createBlobs, type Blobs } from './blobs.ts';
import { collect } from './collect.ts';
import { createMemoryTable, type MemoryTable } from './memory-table.ts';
import { scrub } from './scrub.ts';
import type { Shelf } from './shelf.ts';

/** What every shelf must do, seen through `Blobs`; `makeShelf` gives an empty one at each call. */
export function blobsContract(name: string, makeShelf: () => Promise<Shelf>): void {
  suite(`blobs on ${name}`, () => {
    storing(makeShelf);
    recognising(makeShelf);
    damaging(makeShelf);
    tending(makeShelf);
  });
}

const li = dataKey(7, createHash('sha256').update('li').digest());
const wang = dataKey(8, createHash('sha256').update('wang').digest());
const today = new Date('2026-01-02T03:04:05Z');

/** Bytes that repeat nowhere, so that a chunk in the wrong place is seen. */
function bytesOf(length: number, seed: number = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

interface House {
  readonly shelf: Shelf;
  readonly table: MemoryTable;
  readonly blobs: Blobs;
}

async function house(makeShelf: () => Promise<Shelf>): Promise<House> {
  const shelf = await makeShelf();
  const table = createMemoryTable();
  return { shelf, table, blobs: createBlobs(shelf, table, () => today) };
}

async function all(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

const readBack = async (blobs: Blobs, key: DataKey, address: string, from?: number, to?: number): Promise<Buffer> =>
  all((await blobs.get(key, address, from === undefined ? undefined : { from, to: to ?? Infinity })).content);

async function addressesOn(shelf: Shelf): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { address } of shelf.list()) found.push(address);
  return found.toSorted();
}

function storing(makeShelf: () => Promise<Shelf>): void {
  test('gives back content of any length, and its size', async () => {
    const { blobs } = await house(makeShelf);
    for (const length of [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize + 5]) {
      const content = bytesOf(length, length + 1);
      const { address, size, repeated } = await blobs.put(li, [content.subarray(0, 1000), content.subarray(1000)]);
      const opened = await blobs.get(li, address);
      assert.deepEqual([size, repeated, opened.size], [length, false, length]);
      assert.ok((await all(opened.content)).equals(content), `${length} bytes`);
    }
  });

  test('gives any range, cut to the end of the content', async () => {
    const { blobs } = await house(makeShelf);
    const content = bytesOf(2 * chunkSize + 100);
    const { address } = await blobs.put(li, [content]);
    const places = [
      0,
      1,
      99,
      chunkSize - 1,
      chunkSize,
      chunkSize + 1,
      2 * chunkSize,
      content.length - 1,
      content.length,
    ];
    for (const from of places) {
      for (const to of [...places, content.length + 10].filter((to) => to >= from)) {
        const expected = content.subarray(from, to);
        assert.ok((await readBack(blobs, li, address, from, to)).equals(expected), `${from} to ${to}`);
      }
    }
    assert.deepEqual((await blobs.get(li, address, { from: 5, to: Infinity })).range, { from: 5, to: content.length });
    await assert.rejects(blobs.get(li, address, { from: 5, to: 4 }), RangeError);
  });

  test('takes content that comes in pieces of any size', async () => {
    const { blobs } = await house(makeShelf);
    const content = bytesOf(chunkSize + 70_000);
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let at = 0, step = 1; at < content.length; at += step - 1, step = (step * 7) % 65_521)
        yield content.subarray(at, at + step - 1);
    }
    const { address } = await blobs.put(li, pieces());
    assert.ok((await readBack(blobs, li, address)).equals(content));
  });

  test('keeps nothing of content that breaks off', async () => {
    const { blobs, shelf } = await house(makeShelf);
    async function* broken(): AsyncGenerator<Buffer> {
      yield bytesOf(chunkSize + 1);
      throw new Error('the connection broke');
    }
    await assert.rejects(blobs.put(li, broken()), /the connection broke/);
    assert.deepEqual([await addressesOn(shelf), await readdir(shelf.spool)], [[], []]);
  });

  test('leaves no plain byte on the shelf or beside it', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const content = Buffer.alloc(5000, '李伟 高血压 ');
    const { address } = await blobs.put(li, [content]);
    const raw = await shelf.read(address, 0, (await shelf.size(address))!);
    assert.equal(raw.indexOf('高血压'), -1);
    assert.deepEqual(await readdir(shelf.spool), []);
  });

  test('refuses another key, and an address that is not there', async () => {
    const { blobs } = await house(makeShelf);
    const { address } = await blobs.put(li, [bytesOf(10)]);
    await assert.rejects(readBack(blobs, wang, address), { code: 'blobs/key' });
    await assert.rejects(readBack(blobs, dataKey(7, new Uint8Array(32)), address), { code: 'blobs/damaged' });
    await assert.rejects(readBack(blobs, li, '0'.repeat(64)), { code: 'blobs/missing' });
    await assert.rejects(readBack(blobs, li, '../../secret'), { code: 'blobs/missing' });
  });
}

function recognising(makeShelf: () => Promise<Shelf>): void {
  test('keeps the repeated content of a patient once, and shares nothing between patients', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const first = await blobs.put(li, [bytesOf(500)]);
    const again = await blobs.put(li, [bytesOf(200), bytesOf(500).subarray(200)]);
    const other = await blobs.put(wang, [bytesOf(500)]);
    assert.deepEqual(again, { ...first, repeated: true });
    assert.notEqual(other.address, first.address);
    assert.deepEqual(await addressesOn(shelf), [first.address, other.address].toSorted());
  });

  test('recognises content of a merged record by its other key', async () => {
    const { blobs } = await house(makeShelf);
    const before = await blobs.put(wang, [bytesOf(500)]);
    const { address, keyId, repeated } = await blobs.put(li, [bytesOf(500)], [wang]);
    assert.deepEqual({ address, keyId, repeated }, { address: before.address, keyId: 8, repeated: true });
    assert.ok((await readBack(blobs, wang, address)).equals(bytesOf(500)));
  });

  test('keeps content anew whose earlier copy is lost', async () => {
    const { blobs, shelf } = await house(makeShelf);
    await shelf.remove((await blobs.put(li, [bytesOf(500)])).address);
    const { address, repeated } = await blobs.put(li, [bytesOf(500)]);
    assert.equal(repeated, false);
    assert.ok((await readBack(blobs, li, address)).equals(bytesOf(500)));
  });
}

function damaging(makeShelf: () => Promise<Shelf>): void {
  const layOut = async (shelf: Shelf, address: string, bytes: Uint8Array): Promise<void> => {
    await mkdir(shelf.spool, { recursive: true });
    const path = join(shelf.spool, 'laid-out');
    await writeFile(path, bytes);
    await shelf.remove(address);
    await shelf.add(address, path);
  };
  const rawOf = async (shelf: Shelf, address: string): Promise<Buffer> =>
    shelf.read(address, 0, (await shelf.size(address))!);

  test('a damaged chunk is refused, and every other one is still read alone', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const content = bytesOf(2 * chunkSize + 100);
    const { address } = await blobs.put(li, [content]);
    const raw = await rawOf(shelf, address);
    raw[chunkSize / 2] = raw[chunkSize / 2]! ^ 1;
    await layOut(shelf, address, raw);
    await assert.rejects(readBack(blobs, li, address, 10, 20), { code: 'blobs/damaged' });
    await assert.rejects(readBack(blobs, li, address), { code: 'blobs/damaged' });
    const rest = await readBack(blobs, li, address, chunkSize, content.length);
    assert.ok(rest.equals(content.subarray(chunkSize)));
  });

  test('cut, lengthened, reordered and exchanged blobs are refused', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const { address } = await blobs.put(li, [bytesOf(2 * chunkSize + 100)]);
    const other = await blobs.put(li, [bytesOf(2 * chunkSize + 100, 99)]);
    const raw = await rawOf(shelf, address);
    const chunk = (number: number): Buffer => raw.subarray(number * sealedChunkSize, (number + 1) * sealedChunkSize);
    const rest = raw.subarray(2 * sealedChunkSize);
    const changes: Readonly<Record<string, Buffer>> = {
      'cut by a byte': raw.subarray(0, -1),
      'cut to a chunk': raw.subarray(0, sealedChunkSize),
      empty: Buffer.alloc(0),
      'lengthened by a byte': Buffer.concat([raw, Buffer.of(0)]),
      reordered: Buffer.concat([chunk(1), chunk(0), rest]),
      'another blob': await rawOf(shelf, other.address),
      'with a chunk of another': Buffer.concat([
        (await rawOf(shelf, other.address)).subarray(0, sealedChunkSize),
        chunk(1),
        rest,
      ]),
      'with another head': Buffer.concat([
        raw.subarray(0, -headLength),
        (await rawOf(shelf, other.address)).subarray(-headLength),
      ]),
      'with another key id': Buffer.from(raw).fill(8, raw.length - headLength + 5, raw.length - headLength + 6),
    };
    for (const [what, bytes] of Object.entries(changes)) {
      await layOut(shelf, address, bytes);
      await assert.rejects(readBack(blobs, li, address), { code: 'blobs/damaged' }, what);
    }
    await layOut(shelf, address, raw);
    assert.ok((await readBack(blobs, li, address)).equals(bytesOf(2 * chunkSize + 100)));
  });

  test('chunks moved or dropped under hashes and an address made to fit do not open', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const { address } = await blobs.put(li, [bytesOf(3 * chunkSize)]);
    const raw = await rawOf(shelf, address);
    const head = raw.subarray(-headLength);
    const chunks = [0, 1, 2].map((number) => raw.subarray(number * sealedChunkSize, (number + 1) * sealedChunkSize));
    for (const order of [
      [1, 0, 2],
      [0, 1],
      [0, 2],
      [0, 0, 2],
    ]) {
      const kept = order.map((number) => chunks[number]!);
      const hashes = Buffer.concat(kept.map((chunk) => createHash('sha256').update(chunk).digest()));
      assert.equal(hashes.length, order.length * hashLength);
      const forged = createHash('sha256').update(head).update(hashes).digest('hex');
      await layOut(shelf, forged, Buffer.concat([...kept, hashes, head]));
      await assert.rejects(readBack(blobs, li, forged), { code: 'blobs/damaged' }, order.join());
    }
  });

  test('scrubbing needs no key and names what is damaged or missing', async () => {
    const { blobs, shelf, table } = await house(makeShelf);
    const put = async (seed: number): Promise<string> => (await blobs.put(li, [bytesOf(chunkSize + 10, seed)])).address;
    const [whole, changed, lost] = [await put(1), await put(2), await put(3)];
    const raw = await rawOf(shelf, changed);
    raw[sealedChunkSize + 3] = raw[sealedChunkSize + 3]! ^ 128;
    await layOut(shelf, changed, raw);
    await shelf.remove(lost);
    const found: Record<string, unknown> = {};
    for await (const { address, verified, fault } of scrub(shelf, table.addresses())) {
      found[address] = fault && 'code' in fault ? fault.code : verified;
    }
    assert.deepEqual(found, { [whole]: chunkSize + 10, [changed]: 'blobs/damaged', [lost]: 'blobs/missing' });
    const lying: string[] = [];
    for await (const { address } of scrub(shelf)) lying.push(address);
    assert.deepEqual(lying.toSorted(), [whole, changed].toSorted());
  });
}

function tending(makeShelf: () => Promise<Shelf>): void {
  const daysLater = (days: number): Date => new Date(today.getTime() + days * 86_400_000);

  test('removes what nothing has referred to since before the oldest backup, and nothing else', async () => {
    const { blobs, shelf, table } = await house(makeShelf);
    const put = async (seed: number): Promise<string> => (await blobs.put(li, [bytesOf(100, seed)])).address;
    const [kept, dropped, never, twice] = [await put(1), await put(2), await put(3), await put(4)];
    for (const address of [kept, dropped, twice, twice]) table.refer(address);
    table.drop(dropped, daysLater(10));
    table.drop(twice, daysLater(10));
    const none = { unreferenced: 0, orphans: 0, spooled: 0 };
    assert.deepEqual(await collect(shelf, table, today), none);
    assert.deepEqual(await collect(shelf, table, daysLater(5)), { ...none, unreferenced: 1 });
    assert.deepEqual(await addressesOn(shelf), [kept, dropped, twice].toSorted());
    assert.equal(await shelf.size(never), undefined);
    assert.deepEqual(await collect(shelf, table, daysLater(11)), { ...none, unreferenced: 1 });
    assert.deepEqual(await addressesOn(shelf), [kept, twice].toSorted());
  });

  test('a repeat makes an unreferenced blob young again', async () => {
    const shelf = await makeShelf();
    const table = createMemoryTable();
    const first = await createBlobs(shelf, table, () => today).put(li, [bytesOf(100)]);
    await createBlobs(shelf, table, () => daysLater(9)).put(li, [bytesOf(100)]);
    assert.equal((await collect(shelf, table, daysLater(5))).unreferenced, 0);
    assert.deepEqual(await addressesOn(shelf), [first.address]);
  });

  test('removes blobs and spool files that a killed writer left, when they are old', async () => {
    const { blobs, shelf } = await house(makeShelf);
    const orphan = await blobs.put(li, [bytesOf(100)]);
    await writeFile(join(shelf.spool, 'left.sealing'), 'x');
    const table = createMemoryTable();
    const past = new Date(Date.now() - 3_600_000);
    const future = new Date(Date.now() + 3_600_000);
    assert.deepEqual(await collect(shelf, table, past), { unreferenced: 0, orphans: 0, spooled: 0 });
    assert.deepEqual(await collect(shelf, table, future), { unreferenced: 0, orphans: 1, spooled: 1 });
    assert.equal(await shelf.size(orphan.address), undefined);
    await shelf.remove(orphan.address);
  });
}
