import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = new URL('../../knowledge/fhir-r4/', import.meta.url);

/**
 * Writes a shelf: NDJSON as one gzip member a line, so that `zcat` shows the whole and a reader fetches one record
 * alone; beside it an index from key to [offset, length] in bytes. Returns one line for people.
 */
export function writeShelf(name: string, records: ReadonlyMap<string, unknown>): string {
  const index: Record<string, readonly [number, number]> = {};
  const members: Buffer[] = [];
  let offset = 0;
  for (const [key, record] of records) {
    const member = gzipSync(`${JSON.stringify(record)}\n`, { level: 9 });
    index[key] = [offset, member.length];
    members.push(member);
    offset += member.length;
  }
  writeFileSync(new URL(`${name}.ndjson.gz`, folder), Buffer.concat(members));
  writeFileSync(new URL(`${name}.index.json`, folder), `${JSON.stringify(index)}\n`);
  return `${name}: ${records.size} records, ${offset} bytes`;
}
