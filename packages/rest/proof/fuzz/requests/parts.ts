import { resourceTypes } from '#fhir';
import { searchValues, type SearchValue } from '../../search-values.ts';
import { mutated } from '../mutate.ts';
import type { Chance } from '../random.ts';
import { SEEDS } from '../seeds.ts';
import { oddText } from '../values.ts';

/** A request to send, as bytes where it matters. */
export interface FuzzRequest {
  readonly method: string;
  /** Below the base, percent-encoded as it is to be sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Makes a request of one kind. */
export type MakeRequest = (chance: Chance, known: Known) => FuzzRequest;

/** Searches by type that find something: beside nonsense the fuzz asks what makes sense. */
export type Known = ReadonlyMap<string, readonly SearchValue[]>;

/** What the seeds can be found by. */
export const knownSearches = (): Known =>
  new Map(
    SEEDS.map((seed) => {
      const { resourceType } = seed as { readonly resourceType: string };
      return [resourceType, searchValues(resourceType, seed)] as const;
    }),
  );

/** All types. */
export const TYPES = resourceTypes as unknown as readonly [string, ...string[]];
/** Types that the seeds have, and one more. */
export const SOME: readonly [string, ...string[]] = [
  'Patient',
  'Observation',
  'Questionnaire',
  'ValueSet',
  'CodeSystem',
  'Location',
  'SearchParameter',
  'Binary',
  'List',
  'Basic',
] as const;
/** The content type of FHIR. */
export const FHIR = { 'content-type': 'application/fhir+json' };

/** A type, or what stands in its place. */
export const typeOf = (chance: Chance): string =>
  chance.happens(0.7)
    ? chance.pick(SOME)
    : chance.happens(0.8)
      ? chance.pick(TYPES)
      : encodeURIComponent(wellFormed(oddText(chance))) || 'x';
/** An id that may exist, or what stands in its place. */
export const idOf = (chance: Chance): string =>
  chance.happens(0.6) ? `fuzz-${chance.whole(10)}` : encodeURIComponent(wellFormed(oddText(chance))) || 'x';
/** A text that can be percent-encoded. */
export const wellFormed = (text: string): string => text.toWellFormed().slice(0, 2000);

/** A seed, changed or not. */
export function resource(chance: Chance): object {
  const seed = chance.pick(SEEDS);
  return chance.happens(0.4) ? seed : (mutated(seed, chance) as object);
}

const HEADERS: readonly [string, ...string[]] = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-none-exist',
  'prefer',
  'accept',
  'accept-language',
  'content-type',
  'content-encoding',
  'x-request-id',
  'x-forwarded-host',
  'authorization',
  'cookie',
  'range',
  'expect',
];
const VALUES: readonly [string, ...string[]] = [
  'W/"1"',
  '*',
  '"x"',
  'return=minimal',
  'return=OperationOutcome, handling=lenient',
  'respond-async',
  'application/fhir+json',
  'application/xml',
  '*/*;q=0',
  'zh-CN;q=x',
  'identifier=urn:i|1',
  'name=a&name=b',
  '?',
  'gzip',
  'identity',
  'Bearer x',
  'suwen=x',
  'bytes=0-1',
  '100-continue',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  'never',
];

/** Now and then a header that a reader may stumble over. */
export function oddHeaders(chance: Chance): Record<string, string> {
  if (chance.happens(0.7)) return {};
  return {
    [chance.pick(HEADERS)]: chance.happens(0.8)
      ? chance.pick(VALUES)
      : chance
          .bytes(chance.whole(60))
          .toString('latin1')
          .replaceAll(/[^\x20-\x7e\x80-\xff]/gu, ''),
  };
}
