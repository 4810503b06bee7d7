import { writeJson, type Resource } from '#fhir';
import type { Hospital } from './hospital.ts';

/** A version that an answer named. */
export interface Named {
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** A request that writes, and what its caller was told. Each of its contents carries its mark as a tag. */
export interface Sent {
  readonly mark: string;
  /** What is written, in the order of the answer. */
  readonly contents: readonly Resource[];
  /** The resource that is deleted. */
  readonly deletes?: { readonly type: string; readonly id: string };
  /** `doubt`: no answer, or one that does not say whether it was written. */
  told: 'acknowledged' | 'refused' | 'doubt';
  /** What was acknowledged. */
  named: readonly Named[];
}

/** System of the tag that carries a mark. */
export const MARKS = 'urn:suwen:crash';

/** What the writers share. */
export interface Writing {
  readonly hospital: Hospital;
  readonly sent: Sent[];
  /** How often an answer was no HTTP answer, by what it was. */
  readonly odd: Map<string, number>;
  readonly going: () => boolean;
}

/** Marks a resource: unlike every other, with a decimal that must come back as it was written. */
export const marked = <T extends Resource>(resource: T, mark: string): T => ({
  ...resource,
  meta: { tag: [{ system: MARKS, code: mark }] },
});

interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly location: string | null;
  readonly text: string;
}

/** Sends a request; undefined when no whole answer came. */
export async function ask(
  { hospital, odd }: Pick<Writing, 'hospital' | 'odd'>,
  method: string,
  path: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${hospital.base()}${path}`, {
      method,
      headers: { Authorization: `Bearer ${hospital.token()}`, 'Content-Type': 'application/fhir+json', ...headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      location: response.headers.get('location') ?? response.headers.get('content-location'),
      text,
    };
  } catch (fault) {
    const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
    const name = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    odd.set(name, (odd.get(name) ?? 0) + 1);
    return undefined;
  }
}

/** Sends a write and notes what was told about it. */
export async function send(
  writing: Writing,
  sent: Omit<Sent, 'told' | 'named'>,
  method: string,
  path: string,
  body?: string,
  headers?: Readonly<Record<string, string>>,
): Promise<Sent> {
  const noted: Sent = { ...sent, told: 'doubt', named: [] };
  writing.sent.push(noted);
  const answer = await ask(writing, method, path, body, { Prefer: 'return=minimal', ...headers });
  if (answer === undefined) return noted;
  if (answer.status >= 500) {
    const name = `HTTP ${answer.status}`;
    writing.odd.set(name, (writing.odd.get(name) ?? 0) + 1);
    return noted;
  }
  noted.told = answer.status < 300 ? 'acknowledged' : 'refused';
  if (noted.told === 'acknowledged') noted.named = path === '/' ? namedInBundle(answer.text) : namedOf(answer, sent);
  return noted;
}

const PLACE = /([A-Za-z]+)\/([A-Za-z0-9\-.]+)\/_history\/(\d+)$/u;

function placeOf(text: string): Named {
  const [, type = '', id = '', version = ''] = PLACE.exec(text) ?? [];
  if (version === '') throw new Error(`No version is named by ${text}`);
  return { type, id, version: Number(version) };
}

function namedOf({ location, etag, status }: Answer, { deletes }: Omit<Sent, 'told' | 'named'>): readonly Named[] {
  if (location !== null) return [placeOf(location)];
  const version = /^W\/"(\d+)"$/u.exec(etag ?? '')?.[1];
  // A deletion that found nothing names none.
  return deletes !== undefined && status === 204 && version !== undefined
    ? [{ ...deletes, version: Number(version) }]
    : [];
}

function namedInBundle(text: string): readonly Named[] {
  const { entry = [] } = JSON.parse(text) as {
    readonly entry?: readonly { readonly response: { readonly location: string } }[];
  };
  return entry.map(({ response }) => placeOf(response.location));
}

/** The text of a bundle of these requests. */
export const bundleText = (entries: readonly object[]): string =>
  writeJson({ resourceType: 'Bundle', type: 'transaction', entry: entries });
