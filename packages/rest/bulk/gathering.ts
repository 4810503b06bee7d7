import type { Resource } from '#fhir';
import type { Placed } from './import-writer.ts';

/** Resources that are to be written together; none of them twice. */
export interface Gathering {
  readonly count: number;
  readonly bytes: number;
  holds(resource: Resource): boolean;
  add(placed: Placed, bytes: number): void;
  /** Lines from the first to the last. */
  readonly span: number;
  /** Empties it and gives what it held. */
  take(): Gathered;
}

/** What was gathered. */
export interface Gathered {
  readonly placed: readonly Placed[];
  /** `Type/id` of those with an id. */
  readonly names: readonly string[];
}

/** An empty gathering. */
export function gathering(): Gathering {
  let placed: Placed[] = [];
  let names = new Set<string>();
  let bytes = 0;
  return {
    get count() {
      return placed.length;
    },
    get bytes() {
      return bytes;
    },
    holds: ({ resourceType, id }) => id !== undefined && names.has(`${resourceType}/${id}`),
    get span() {
      const [first, last] = [placed[0], placed.at(-1)];
      return first === undefined || last === undefined ? 0 : last.line - first.line + 1;
    },
    add(one, size) {
      const { resourceType, id } = one.resource;
      placed.push(one);
      if (id !== undefined) names.add(`${resourceType}/${id}`);
      bytes += size;
    },
    take() {
      const taken = { placed, names: [...names] };
      placed = [];
      names = new Set();
      bytes = 0;
      return taken;
    },
  };
}
