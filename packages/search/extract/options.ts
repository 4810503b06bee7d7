import type { Hash } from '../facts/hash.ts';

/** Turns a UCUM code into its canonical unit; undefined when it is none or not proportional (°C). */
export type CanonicalUnit = (
  code: string,
) => { readonly base: string; readonly factor: number; readonly offset?: number } | undefined;

/** What an extractor needs besides the registry. */
export interface ExtractOptions {
  readonly hash: Hash;
  /** IANA zone in which dates without zone are read. */
  readonly zone: string;
  readonly canonicalUnit: CanonicalUnit;
  /** Our own addresses (`https://host/fhir/R4`): absolute references below them are local. */
  readonly bases?: readonly string[];
}
