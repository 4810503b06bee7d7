import type { Words } from './words.ts';

/** The closed list of expected "no"; each maps once to an HTTP status and an OperationOutcome code (`#rest`). */
export type RefusalKind =
  | 'incorrect'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'precondition'
  | 'too-large'
  | 'not-acceptable'
  | 'unsupported-media'
  | 'unsupported'
  | 'rate-limited'
  | 'busy'
  | 'unavailable';

/** Where in the request the fault lies: FHIRPath-like locations (`Bundle.entry[3].resource.status`) or a parameter name. */
export interface Place {
  readonly expression?: readonly string[];
  /** Several faults of one refusal, each with its own place (validation lists all, not the first). */
  readonly details?: readonly { readonly code: string; readonly words: Words; readonly expression?: string }[];
}

/** An expected "no": what, where, what to do, a stable code, in both languages. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly words: Words;
  readonly place: Place;

  constructor(kind: RefusalKind, code: string, words: Words, place: Place = {}) {
    super(`${code}: ${words.en}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.words = words;
    this.place = place;
  }
}
