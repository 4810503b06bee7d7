import type { WriteConditions } from '#store';
import { wrongEtag } from './refusals.ts';

/** Version conditions of a write (FHIR R4 http.html#concurrency, RFC 9110 13.1): `If-Match`, `If-None-Match`. */
export function writeConditions(
  ifMatch: string | undefined,
  ifNoneMatch: string | undefined,
): Pick<WriteConditions, 'ifMatch' | 'ifNoneMatch'> {
  return {
    ...(ifMatch === undefined ? {} : { ifMatch: readEtag('If-Match', ifMatch) }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch: readEtag('If-None-Match', ifNoneMatch) }),
  };
}

/** Reads W/"n", "n", n or *. */
function readEtag(name: string, header: string): number | '*' {
  const text = header.trim();
  if (text === '*') return text;
  const version = /^(?:W\/)?("?)(\d{1,10})\1$/u.exec(text)?.[2];
  if (version === undefined) throw wrongEtag(name, header);
  return Number(version);
}

/** Whether `If-None-Match` of a read names the version: then the caller has it already. */
export const isNamed = (ifNoneMatch: string, version: number): boolean =>
  ifNoneMatch.trim() === '*' ||
  ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === `"${version}"`);
