import type { ZoneOffset } from '../values/zone.ts';

/** What reading one value needs besides the value. */
export interface ReadContext {
  /** The parameter as the request wrote it, for refusals. */
  readonly name: string;
  readonly zone: ZoneOffset;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Our own addresses: references below them are local. */
  readonly bases: readonly string[];
  readonly resourceTypes: readonly string[];
  /** The parameter by which resources of a type are parts of each other; undefined where they are not. */
  readonly partOf: (type: string) => string | undefined;
  /** A reference counts only where it points to this type (`patient` of a `subject`). */
  readonly only?: string;
}
