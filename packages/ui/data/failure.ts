import type { Words } from '#kernel';
import { words } from '../words.ts';
import type { OperationOutcome } from '#fhir';

/** Why something cannot be shown, for the Refused state: what, what to do, and the code to quote. */
export interface Failure {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's code (`records/not-on-team`), else the HTTP status as a word. */
  readonly code: string;
  readonly words: Words;
  readonly next: Words;
  /** What the server said of this very case, in the language that was asked for. */
  readonly said?: string;
}

/** Carries a `Failure` through `throw`. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.said ?? failure.words.en}`);
    this.name = 'Failed';
    this.failure = failure;
  }
}

type Explained = readonly [code: string, words: Words, next: Words];

const known: Readonly<Record<number, Explained>> = {
  0: ['offline', words.offline, words.offlineNext],
  400: ['incorrect', words.incorrect, words.incorrectNext],
  401: ['unauthenticated', words.unauthenticated, words.unauthenticatedNext],
  403: ['forbidden', words.forbidden, words.forbiddenNext],
  404: ['not-found', words.notFound, words.notFoundNext],
  410: ['gone', words.gone, words.goneNext],
  429: ['rate-limited', words.busy, words.busyNext],
  503: ['busy', words.busy, words.busyNext],
};

const explain = (status: number): Explained =>
  known[status] ??
  (status < 500 ? ['incorrect', words.incorrect, words.incorrectNext] : ['broken', words.broken, words.brokenNext]);

/** What an HTTP answer that is not a success means for the person before the screen. */
export function failureOf(status: number, body: unknown): Failure {
  const [code, text, next] = explain(status);
  const issue = isOutcome(body) ? body.issue?.[0] : undefined;
  const said = issue?.details?.text ?? issue?.diagnostics;
  return {
    status,
    code: issue?.details?.coding?.[0]?.code ?? issue?.code ?? code,
    words: text,
    next,
    ...(said !== undefined && { said }),
  };
}

/** What any thrown thing means; a bug of ours is shown as one, with its name as the code. */
export function failureFrom(thrown: unknown): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  if (thrown instanceof TypeError && thrown.message.toLowerCase().includes('fetch')) return failureOf(0, undefined);
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  return { status: 0, code: `screen/${name}`, words: words.broken, next: words.brokenNext };
}

function isOutcome(body: unknown): body is OperationOutcome {
  return (
    typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'OperationOutcome'
  );
}
