import type { Language, Words } from '#kernel';
import { Failed, failureOf } from '#ui';

/** Who is signed in. */
export interface SessionUser {
  /** The FHIR reference of the person: `Practitioner/123`. */
  readonly reference: string;
  readonly name: Words;
  readonly role: { readonly code: string; readonly title: Words };
  /** When the session ends, as an instant. */
  readonly expires: string;
}

/** What `GET /session` answers, signed in or not (contract: README.md). */
export interface Session {
  readonly hospital: Words;
  /** IANA zone. */
  readonly zone: string;
  readonly demo: boolean;
  /** What everybody must know before signing in: listens on loopback only, the demo hospital still fills. */
  readonly notices: readonly Words[];
  readonly user: SessionUser | null;
}

/** What is exchanged for a session: the one-time ticket of a link, or a token pasted by hand. */
export type Proof = { readonly ticket: string } | { readonly token: string };

async function ask(language: Language, init: RequestInit): Promise<unknown> {
  const response = await fetch('/session', {
    ...init,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    },
  });
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new Failed(failureOf(response.status, body));
  return body;
}

function asSession(body: unknown): Session {
  if (typeof body === 'object' && body !== null && 'zone' in body && 'hospital' in body) return body as Session;
  throw new Failed(failureOf(500, body));
}

/** The state of the house and who is signed in. */
export const readSession = async (language: Language, signal?: AbortSignal): Promise<Session> =>
  asSession(await ask(language, signal ? { signal } : {}));

/** Exchanges a ticket or token for the session cookie; the proof itself is not kept anywhere. */
export const openSession = async (language: Language, proof: Proof): Promise<Session> =>
  asSession(await ask(language, { method: 'POST', body: JSON.stringify(proof) }));

/** Ends the session on the server and drops the cookie. */
export async function closeSession(language: Language): Promise<void> {
  await ask(language, { method: 'DELETE' });
}
