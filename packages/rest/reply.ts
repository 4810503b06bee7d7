import type { Readable } from 'node:stream';

/** What an interaction answers; `body` text is JSON of FHIR unless `type` says otherwise. */
export interface Reply {
  readonly status: number;
  readonly body?: string | Buffer | Readable | AsyncIterable<string | Buffer>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The media type of FHIR in JSON (http.html 3.1.0.1.9). */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** Weak ETag of a version (http.html 3.1.0.5). */
export const etag = (version: number | string): string => `W/"${version}"`;
