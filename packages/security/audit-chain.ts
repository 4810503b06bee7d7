import { createHash } from 'node:crypto';

/** What the first line of a chain follows: 32 zero bytes. */
export const chainStart: Buffer = Buffer.alloc(32);

/** The link of a line: SHA-256 of the previous link and the line's bytes; any change of any earlier line changes it. */
export function chain(previous: Uint8Array, line: Uint8Array): Buffer {
  if (previous.length !== 32) throw new RangeError(`A link has 32 bytes, not ${previous.length}`);
  return createHash('sha256').update(previous).update(line).digest();
}
