import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '#kernel';

/** A request as the interactions see it: read once at the edge. */
export interface FhirRequest {
  readonly method: string;
  /** Path below the base, percent-decoded, without empty ends: ['Patient', '17', '_history']. */
  readonly path: readonly string[];
  /** Query pairs in order, decoded; with `POST _search` those of the body are added. */
  readonly query: readonly (readonly [string, string])[];
  readonly headers: IncomingHttpHeaders;
  /** The body as it came; empty when there was none. */
  readonly body: Buffer;
  /** The body of an operation that reads it as it comes; `body` is then empty. */
  readonly upload?: AsyncIterable<Uint8Array>;
  /** Absolute base of the answer's links: http://host/fhir/R4 */
  readonly base: string;
  readonly language: Language;
  readonly prefer: Preferences;
  /** UUID of the request, in the audit and in X-Request-Id. */
  readonly id: string;
  readonly signal: AbortSignal;
}

/** `Prefer` of FHIR http.html 3.1.0.1.7 and 3.1.1.4.1. */
export interface Preferences {
  readonly return: 'minimal' | 'representation' | 'OperationOutcome';
  readonly handling: 'strict' | 'lenient';
  readonly respondAsync: boolean;
}

const REPRESENTATION: Preferences = { return: 'representation', handling: 'strict', respondAsync: false };

/** Reads `Prefer`; an unknown preference is ignored as RFC 7240 asks. */
export function readPreferences(header: string | string[] | undefined): Preferences {
  if (header === undefined) return REPRESENTATION;
  const text = Array.isArray(header) ? header.join(',') : header;
  const wanted = new Set(text.split(/[,;]/u).map((part) => part.trim().replaceAll('"', '')));
  return {
    return: wanted.has('return=minimal')
      ? 'minimal'
      : wanted.has('return=OperationOutcome')
        ? 'OperationOutcome'
        : 'representation',
    handling: wanted.has('handling=lenient') ? 'lenient' : 'strict',
    respondAsync: wanted.has('respond-async'),
  };
}

/** The first of our two languages that the header names; English when it names neither. */
export function readLanguage(header: string | undefined): Language {
  if (header === undefined) return 'en';
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((param) => /^\s*q=([\d.]+)$/u.exec(param)?.[1]).find((value) => value !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .toSorted((a, b) => b.q - a.q);
  for (const { tag, q } of ranked) {
    if (q === 0) continue;
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}
