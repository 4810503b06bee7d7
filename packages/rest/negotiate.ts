import { codedBody, notUtf8Charset, onlyFormIn, onlyJson, onlyJsonIn } from './refusals.ts';

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
    if ((JSON_TYPES.has(type) || ANY.has(type)) && !REFUSED.test(part)) return;
  }
  throw onlyJson(accept);
}

/** Refuses a body that does not claim to be JSON, in UTF-8. */
export function checkContentType(type: string | undefined): void {
  if (type === undefined || !isJson(type)) throw onlyJsonIn(type ?? '(none)');
  checkCharset(type);
}

/** Refuses another character set than UTF-8 (FHIR R4 http.html#mime-type). */
export function checkCharset(type: string): void {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/iu.exec(type)?.[1];
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/iu.test(charset)) throw notUtf8Charset(charset);
}

/** Refuses a body that is packed (RFC 9110 8.4). */
export function checkCoding(coding: string | undefined): void {
  if (coding !== undefined && coding.trim() !== '' && coding.trim().toLowerCase() !== 'identity')
    throw codedBody(coding);
}

/** Whether a media type is FHIR's own JSON. */
export const isFhirJson = (type: string): boolean =>
  bare(type) === 'application/fhir+json' || bare(type) === 'application/json+fhir';

/** Whether an Accept header takes a media type. */
export function takes(accept: string, type: string): boolean {
  const wanted = bare(type);
  const group = `${wanted.split('/', 1)[0] ?? ''}/*`;
  return accept.split(',').some((part) => !REFUSED.test(part) && [wanted, group, '*/*'].includes(bare(part)));
}

const REFUSED = /;\s*q=0(?:\.0*)?\s*(?:;|$)/u;

/** Refuses a body of `POST …/_search` that is no form (search.html 3.1.1.1). */
export function checkForm(type: string | undefined): void {
  if (type === undefined || bare(type) !== 'application/x-www-form-urlencoded') throw onlyFormIn(type ?? '(none)');
  checkCharset(type);
}

/** Whether the caller wants JSON that a person can read. */
export const wantsPretty = (query: readonly (readonly [string, string])[]): boolean =>
  query.some(([name, value]) => name === '_pretty' && value === 'true');
