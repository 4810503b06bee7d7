import type { FileHandle } from 'node:fs/promises';

/** Reads from place `at` of a file until the bytes are full or the file ends; how many were read. */
export async function fill(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
