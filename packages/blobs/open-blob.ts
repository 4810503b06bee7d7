import { fault, type DataKey } from '#security';
import {
  addressOf,
  blobKey,
  chunkSize,
  hashLength,
  hashOf,
  headLength,
  measure,
  openChunk,
  readHead,
  sealedChunkSize,
  tailAt,
  type BlobHead,
} from './blob-format.ts';
import { damaged, missing } from './faults.ts';
import { isAddress, type Shelf } from './shelf.ts';

/** Bytes of content, `from` up to but without `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A blob whose tail was verified against its address; its chunks are verified as they are read. */
export interface Verified {
  readonly address: string;
  readonly head: BlobHead;
  readonly hashes: Buffer;
  readonly chunks: number;
  /** Bytes of content. */
  readonly content: number;
  /** Where the chunks end. */
  readonly end: number;
}

/** Reads and verifies a blob's tail; throws `blobs/missing` or `blobs/damaged`. */
export async function verifyTail(shelf: Shelf, address: string): Promise<Verified> {
  const size = isAddress(address) ? await shelf.size(address) : undefined;
  if (size === undefined) throw missing(address);
  const found = measure(size);
  if (!found) throw damaged(address, `no blob has ${size} bytes`);
  const end = tailAt(size, found.chunks);
  const tail = await shelf.read(address, end, size);
  const head = readHead(address, tail.subarray(-headLength));
  const hashes = tail.subarray(0, -headLength);
  if (addressOf(head, hashes) !== address) throw damaged(address, 'its hashes are not those of its address');
  return { address, head, hashes, ...found, end };
}

/** Reads chunk `number` as it lies there and verifies it, without a key. */
export async function readChunk(shelf: Shelf, { address, hashes, end }: Verified, number: number): Promise<Buffer> {
  const from = number * sealedChunkSize;
  const chunk = await shelf.read(address, from, Math.min(from + sealedChunkSize, end));
  const expected = hashes.subarray(number * hashLength, (number + 1) * hashLength);
  if (!hashOf(chunk).equals(expected)) throw damaged(address, `chunk ${number} is not what was sealed`);
  return chunk;
}

/** The content of a range, a chunk at a time; the next chunk is fetched while the reader takes this one. */
export async function* openRange(
  shelf: Shelf,
  blob: Verified,
  key: DataKey,
  { from, to }: Range,
): AsyncGenerator<Buffer, void, undefined> {
  const { head, address, chunks } = blob;
  if (key.id !== head.keyId) throw fault('blobs/key', `${address} is sealed with key ${head.keyId}, not ${key.id}`);
  const ownKey = blobKey(key, head);
  const last = Math.ceil(to / chunkSize) - 1;
  let next: Promise<Buffer> | undefined;
  for (let number = Math.floor(from / chunkSize); number <= last; number++) {
    const sealed = await (next ?? readChunk(shelf, blob, number));
    next = number < last ? readChunk(shelf, blob, number + 1) : undefined;
    // Its failure is met at the next await, or by nobody where the reader stops before.
    next?.catch(() => undefined);
    const start = number * chunkSize;
    const content = opened(address, () => openChunk(ownKey, head, number, number === chunks - 1, sealed));
    yield content.subarray(Math.max(from - start, 0), Math.min(to - start, chunkSize));
  }
}

function opened(address: string, open: () => Buffer): Buffer {
  try {
    return open();
  } catch (cause) {
    throw damaged(address, 'a chunk does not open with this key', cause);
  }
}
