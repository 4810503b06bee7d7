import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** SHA-256 of dictionary 1: what was sealed with it opens only with these very bytes. */
export const dictionary1Sha256 = '7e26396459fb6889177e3689c5dbe94f486776115cf8f9efe0d1ef96224154b6';

/** Reads dictionary 1 (FHIR JSON of our own writing, all kinds of resources); throws where a byte of it has changed. */
export function readDictionary1(): Buffer {
  const bytes = readFileSync(new URL('dictionary-1.txt', import.meta.url));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== dictionary1Sha256) throw new Error(`dictionary-1.txt was changed: SHA-256 is ${found}`);
  return bytes;
}
