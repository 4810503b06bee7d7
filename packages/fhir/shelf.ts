import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A table of the FHIR definitions on disk: the index is in memory, a record is read when asked for. */
export interface Shelf {
  readonly keys: readonly string[];
  /** The record of a key, read and parsed anew at each call; undefined when there is none. */
  readonly read: (key: string) => unknown;
}

type Index = Readonly<Record<string, readonly [offset: number, length: number]>>;

const folder = new URL('../../knowledge/fhir-r4/', import.meta.url);

/** Opens a table of `knowledge/fhir-r4`: one gzip member a record, beside an index of their places. */
export function openShelf(name: string): Shelf {
  const index = JSON.parse(readFileSync(new URL(`${name}.index.json`, folder), 'utf8')) as Index;
  const places = new Map(Object.entries(index));
  return {
    keys: [...places.keys()],
    read: (key) => {
      const place = places.get(key);
      return place && JSON.parse(gunzipSync(slice(`${name}.ndjson.gz`, place)).toString('utf8'));
    },
  };
}

function slice(file: string, [offset, length]: readonly [number, number]): Buffer {
  const handle = openSync(new URL(file, folder), 'r');
  try {
    const member = Buffer.alloc(length);
    readSync(handle, member, 0, length, offset);
    return member;
  } finally {
    closeSync(handle);
  }
}
