import type { Resource } from '#fhir';
import type { Placed } from './import-writer.ts';

/** Resources that are to be written together; none of them twice. */
export interface Gathering {
  readonly count: number;
  readonly bytes: number;
  holds(resource: Resource): boolean;
  add(placed: Placed, line: number, bytes: number): void;
  /** Empties it and gives what it held, with the number of its last line. */
  take(): Gathered;
}

/** What was gathered. */
export interface Gathered {
  readonly placed: readonly Placed[];
  /** `Type/id` of those with an id. */
  readonly names: readonly string[];
  readonly line: number;
}

/** An empty gathering. */
export function gathering(): Gathering {
  let placed: Placed[] = [];
  let names = new Set<string>();
  let [bytes, line] = [0, 0];
  return {
    get count() {
      return placed.length;
    },
    get bytes() {
      return bytes;
    },
    holds: ({ resourceType, id }) => id !== undefined && names.has(`${resourceType}/${id}`),
    add(one, number, size) {
      const { resourceType, id } = one.resource;
      placed.push(one);
      if (id !== undefined) names.add(`${resourceType}/${id}`);
      bytes += size;
      line = number;
    },
    take() {
      const taken = { placed, names: [...names], line };
      placed = [];
      names = new Set();
      bytes = 0;
      return taken;
    },
  };
}
