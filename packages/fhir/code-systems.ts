import { lazy, memo } from './lazy.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { CodeSystem, ValueSet } from './types/index.ts';

/** Codes by system that an element with a required binding may carry. */
export type RequiredCodes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The codes of a value set with a required binding. `null` where they are not enumerable (mime types, languages,
 * UCUM, ISO 4217, LOINC answers): check those by syntax or say "not checked". Undefined for a set that no element
 * of R4 requires.
 */
export const requiredCodes: (valueSet: string) => RequiredCodes | null | undefined = memo((valueSet) => {
  const record = read(codesShelf(), valueSet) as Record<string, readonly string[]> | null | undefined;
  return record && new Map(Object.entries(record).map(([system, codes]) => [system, new Set(codes)]));
});

/** A value set of FHIR or HL7 with its `compose`, without prose; a `|version` in the URL is ignored. */
export const valueSet = (url: string): ValueSet | undefined => read(valueSetShelf(), url) as ValueSet | undefined;

/** A code system of FHIR or HL7 with its hierarchy, displays, definitions and properties, without prose. */
export const codeSystem = (url: string): CodeSystem | undefined =>
  read(codeSystemShelf(), url) as CodeSystem | undefined;

/** URLs of all value sets at hand. */
export const valueSetUrls = (): readonly string[] => valueSetShelf().keys;

/** URLs of all code systems at hand. */
export const codeSystemUrls = (): readonly string[] => codeSystemShelf().keys;

const codesShelf = lazy((): Shelf => openShelf('required-codes'));
const valueSetShelf = lazy((): Shelf => openShelf('value-sets'));
const codeSystemShelf = lazy((): Shelf => openShelf('code-systems'));

/** By the URL as it stands (a few of v2 hold a version within: `…/v2-0006|2.1`), else without its version. */
const read = (shelf: Shelf, url: string): unknown => shelf.read(url) ?? shelf.read(url.split('|', 1)[0] ?? url);
