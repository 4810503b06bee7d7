import { parseJson, writeJson, type Resource } from '#fhir';
import { gone, notFound } from '#store';

/** Resources in memory, each with the number of its version; what is read is a copy, as it is from a database. */
export interface MemoryRecords {
  /** The current version; undefined where there never was one. */
  current(type: string, id: string): MemoryRecord | undefined;
  /** The current resource; refuses `not-found` and `gone`, as the store does. */
  existing(type: string, id: string): Resource;
  /** Puts a version on top, stamped; `undefined` deletes. */
  put(type: string, id: string, resource: Resource | undefined, at: Date): Resource | undefined;
  /** What is there of a type, in order of creation. */
  all(type: string): readonly Resource[];
}

/** One resource as it stands. */
export interface MemoryRecord {
  readonly version: number;
  /** Undefined: deleted. */
  readonly resource: Resource | undefined;
}

/** Empty records. */
export function memoryRecords(): MemoryRecords {
  const records = new Map<string, MemoryRecord>();
  const current: MemoryRecords['current'] = (type, id) => records.get(`${type}/${id}`);
  return {
    current,
    existing(type, id) {
      const record = current(type, id);
      if (record === undefined) throw notFound(type, id);
      if (record.resource === undefined) throw gone(type, id);
      return copyOf(record.resource);
    },
    put(type, id, resource, at) {
      const version = (current(type, id)?.version ?? 0) + 1;
      const meta = { ...resource?.meta, versionId: String(version), lastUpdated: at.toISOString() };
      const kept = resource && copyOf({ ...resource, id, meta });
      records.set(`${type}/${id}`, { version, resource: kept });
      return kept && copyOf(kept);
    },
    all: (type) =>
      [...records].flatMap(([name, { resource }]) =>
        resource !== undefined && name.startsWith(`${type}/`) ? [copyOf(resource)] : [],
      ),
  };
}

/** Through text, so that decimals stay as they were written and nobody changes what is kept. */
const copyOf = (resource: Resource): Resource => parseJson(writeJson(resource)) as unknown as Resource;
