import { onlyFormIn, onlyJson, onlyJsonIn } from './refusals.ts';

const JSON_TYPES = new Set(['application/fhir+json', 'application/json', 'text/json', 'application/json+fhir', 'json']);
const ANY = new Set(['*/*', 'application/*', 'text/*']);

const bare = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

/** Whether a media type is one of the names of JSON that FHIR knows. */
export const isJson = (type: string): boolean => JSON_TYPES.has(bare(type));

/**
 * Refuses what asks for anything but JSON (`_format` wins over Accept, http.html 3.1.0.1.11). A browser's Accept, which
 * names html first and then anything, gets JSON.
 */
export function checkAccept(accept: string | undefined, format: string | undefined): void {
  if (format !== undefined) {
    // An unescaped '+' in a query arrives as a blank.
    if (isJson(format.replaceAll(' ', '+'))) return;
    throw onlyJson(format);
  }
  if (accept === undefined || accept === '') return;
  for (const part of accept.split(',')) {
    const type = bare(part);
    if ((JSON_TYPES.has(type) || ANY.has(type)) && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/u.test(part)) return;
  }
  throw onlyJson(accept);
}

/** Refuses a body that does not claim to be JSON. */
export function checkContentType(type: string | undefined): void {
  if (type !== undefined && isJson(type)) return;
  throw onlyJsonIn(type ?? '(none)');
}

/** Refuses a body of `POST …/_search` that is no form (search.html 3.1.1.1). */
export function checkForm(type: string | undefined): void {
  if (type !== undefined && bare(type) === 'application/x-www-form-urlencoded') return;
  throw onlyFormIn(type ?? '(none)');
}

/** Whether the caller wants JSON that a person can read. */
export const wantsPretty = (query: readonly (readonly [string, string])[]): boolean =>
  query.some(([name, value]) => name === '_pretty' && value === 'true');
