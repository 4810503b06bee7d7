import type { AnyOperation, Words } from '#kernel';
import type { Claims } from '#security';
import type { ProfileSource } from '#validation';
import type { EverythingRange, FhirStore, Session, Version } from '#store';
import type { FhirRequest } from './request.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';

/** All that the FHIR door needs; composed once by the app. */
export interface Door {
  readonly store: FhirStore;
  /** Verifies the token of a request; refuses `unauthenticated`. */
  readonly verify: (token: string, nowMs: number) => Claims;
  /** The session of verified claims: numbers of agent and organisation. */
  readonly sessionOf: (claims: Claims, request: string) => Promise<Session>;
  readonly now: () => number;
  readonly zone: string;
  /** Bytes that a body may have. */
  readonly bodyLimit: number;
  /** Milliseconds until a body must come at 16 kB/s on average; 30 s if left out. */
  readonly bodyGraceMs?: number;
  /** Path of the API: /fhir/R4 */
  readonly base: string;
  readonly software: { readonly name: string; readonly version: string };
  /** Code systems, value sets, concept maps and profiles: what is stored, before what FHIR R4 itself defines. */
  readonly terminology: ProfileSource;
  /** A patient's whole record in batches; refuses before the first one. */
  readonly everything: (session: Session, id: string, range: EverythingRange) => AsyncGenerator<readonly Version[]>;
  readonly operations: ReadonlyMap<string, RestOperation>;
  /** Where a bug is told, loudly. */
  readonly report: (fault: unknown, facts: Readonly<Record<string, string>>) => void;
}

/** A request of somebody whom the token names. */
export interface Asked {
  readonly request: FhirRequest;
  readonly claims: Claims;
  readonly session: Session;
}

/** Answers one interaction. */
export type Interaction = (door: Door, asked: Asked, route: Route) => Promise<Reply>;

/** A FHIR operation as the door exposes it: `$name` on the system, a type or an instance. */
export interface RestOperation {
  readonly name: string;
  readonly title: Words;
  /** Where it may be invoked; `instance` also on the instances of its types. */
  readonly at: {
    readonly system: boolean;
    readonly types: readonly string[] | 'all' | 'none';
    readonly instance: boolean;
  };
  /** Address of the OperationDefinition that it keeps, on a type; without it the server describes it. */
  readonly definition?: (type: string | undefined) => string;
  /** The operation of the house behind it. */
  readonly house?: AnyOperation;
  /** Whether GET may invoke it: it changes nothing and its parameters are simple. */
  readonly get: boolean;
  readonly changes: boolean;
  /** Whether DELETE may invoke it. */
  readonly deletes?: boolean;
  /** Whether it answers something else than FHIR JSON, whatever Accept says. */
  readonly anyType?: boolean;
  /** Whether it reads a body of this media type itself, as it comes (`request.upload`), instead of having it in memory. */
  readonly uploads?: (contentType: string) => boolean;
  readonly run: Interaction;
}
