import { readChunk, verifyTail } from './open-blob.ts';
import type { Shelf } from './shelf.ts';

/** What scrubbing found of one blob. */
export interface Scrubbed {
  readonly address: string;
  /** Bytes of content that were verified. */
  readonly verified: number;
  /** Why it is not what was put there; absent where it is. */
  readonly fault?: Error;
}

/**
 * Reads and verifies every blob against its address, without any key, and says what it found of each. With the addresses
 * of the table it finds missing ones too; without, it goes over what lies on the shelf.
 */
export async function* scrub(
  shelf: Shelf,
  addresses: AsyncIterable<string> = addressesOn(shelf),
  signal?: AbortSignal,
): AsyncGenerator<Scrubbed, void, undefined> {
  for await (const address of addresses) {
    if (signal?.aborted) return;
    yield await scrubOne(shelf, address);
  }
}

async function scrubOne(shelf: Shelf, address: string): Promise<Scrubbed> {
  try {
    const blob = await verifyTail(shelf, address);
    for (let number = 0; number < blob.chunks; number++) await readChunk(shelf, blob, number);
    return { address, verified: blob.content };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code !== 'blobs/missing' && error.code !== 'blobs/damaged') throw error;
    return { address, verified: 0, fault: error };
  }
}

async function* addressesOn(shelf: Shelf): AsyncGenerator<string, void, undefined> {
  for await (const { address } of shelf.list()) yield address;
}
