import type { Resource } from '#fhir';
import type { Envelopes } from '#security';
import type { Finding } from '#validation';
import type { DataKeys } from './data-keys.ts';
import type { KeySource } from './keys.ts';
import type { ReadingLog } from './reading.ts';
import type { DateValue, NumberValue, SealedRow, WriteLine } from './row.ts';
import type { SqlPool } from './sql.ts';
import type { Submitted } from './submit.ts';
import type { UnitBook } from './units.ts';

/** All that a search needs to find a resource, as hashes and ranges (#search). */
export interface Indexed {
  readonly facts: Uint8Array;
  readonly links: Uint8Array;
  readonly dateLo: number | undefined;
  readonly dateHi: number | undefined;
  readonly dates: readonly DateValue[];
  readonly numbers: readonly NumberValue[];
  /** The index that this was extracted for (suwen.registry). */
  readonly extractor: number;
  /** self of the one patient; 0n: none or several. */
  readonly patient: bigint;
  /** Units of its quantities, for the table of units. */
  readonly units: readonly UnitFact[];
}

/** A unit that a quantity was written in. */
export interface UnitFact {
  readonly unit: bigint;
  readonly system: string;
  readonly code: string;
  readonly label: string;
  /** Canonical UCUM unit; undefined: not convertible. */
  readonly base: string | undefined;
  /** Value in `base` = value × factor. */
  readonly factor: number;
}

/** The working parts of an open store, shared by its operations. */
export interface Engine {
  readonly sql: SqlPool;
  readonly keys: KeySource;
  readonly dataKeys: DataKeys;
  readonly units: UnitBook;
  readonly envelopes: Envelopes;
  /** Identity of a resource: keyed hash of `Type/id`. */
  readonly self: (type: string, id: string) => bigint;
  readonly index: (resource: Resource) => Indexed;
  readonly validate: (resource: Resource) => readonly Finding[];
  readonly now: () => number;
  readonly newId: () => string;
  readonly submit: (line: WriteLine) => Promise<Submitted>;
  readonly readRow: (self: bigint) => Promise<SealedRow | undefined>;
  readonly reading: ReadingLog;
  readonly extractor: number;
  readonly hashkey: number;
}
