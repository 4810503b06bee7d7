import type { Hash } from '../facts/hash.ts';
import type { CanonicalUnit } from '../extract/options.ts';
import type { Registry } from '../registry/registry.ts';

/** How broad facts and types are, from the statistics of the database. */
export interface Breadth {
  /** Rows of suwen.resource. */
  readonly rows: number;
  /** Share of all rows that hold the fact; undefined: too rare for the statistics. */
  fact(hash: bigint): number | undefined;
  /** Share of all rows that are of the type (number of `#fhir`); undefined: unknown. */
  type(type: number): number | undefined;
}

/** Nothing is known: every fact counts as rare. */
export const NO_STATISTICS: Breadth = { rows: 0, fact: () => undefined, type: () => undefined };

/** What may be seen: a predicate on a row of suwen.resource, put wherever that table is read. */
export type Access = (alias: string, put: (value: unknown, type: string) => string) => string;

/** What planning needs besides the request. */
export interface PlanContext {
  readonly registry: Registry;
  readonly hash: Hash;
  readonly canonicalUnit: CanonicalUnit;
  readonly breadth: Breadth;
  readonly access?: Access;
  /** So many candidates of a value range or of another resource are followed; beyond, the order is walked. 2,000. */
  readonly followed?: number;
}

/** Most candidates that are opened for what no index decides. */
export const MOST_CANDIDATES = 5000;

/** The usual `followed`. */
export const FOLLOWED = 2000;
