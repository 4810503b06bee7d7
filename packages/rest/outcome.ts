import type { OperationOutcome, OperationOutcomeIssue } from '#fhir';
import { Refusal, type Language, type RefusalKind, type Words } from '#kernel';

/** HTTP status of each kind of refusal; the one place where the two meet. */
const STATUS: Readonly<Record<RefusalKind, number>> = {
  incorrect: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'not-acceptable': 406,
  conflict: 409,
  gone: 410,
  precondition: 412,
  'too-large': 413,
  'unsupported-media': 415,
  'rate-limited': 429,
  unsupported: 400,
  busy: 503,
  unavailable: 503,
};

/** FHIR issue type of each kind (value set issue-type). */
const ISSUE: Readonly<Record<RefusalKind, OperationOutcomeIssue['code']>> = {
  incorrect: 'invalid',
  unauthenticated: 'login',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'not-acceptable': 'not-supported',
  conflict: 'conflict',
  gone: 'deleted',
  precondition: 'conflict',
  'too-large': 'too-long',
  'unsupported-media': 'not-supported',
  'rate-limited': 'throttled',
  unsupported: 'not-supported',
  busy: 'transient',
  unavailable: 'transient',
};

/** What HTTP has a status of its own for (RFC 9110 15.5.6, 15.5.9). */
const STATUS_OF_CODE: Readonly<Record<string, number>> = { 'rest/wrong-method': 405, 'rest/body-too-slow': 408 };

/** HTTP status of a refusal. */
export const statusOf = ({ kind, code }: Refusal): number => STATUS_OF_CODE[code] ?? STATUS[kind];

const SYSTEM = 'urn:suwen:refusal';

/** The OperationOutcome of a refusal: its details one issue each; text in the reader's language, both as extension. */
export function outcomeOf(refusal: Refusal, language: Language): OperationOutcome {
  const { details, expression } = refusal.place;
  const issue = details?.map((detail) =>
    issueOf(
      refusal.kind,
      detail.code,
      detail.words,
      language,
      detail.expression === undefined ? undefined : [detail.expression],
    ),
  ) ?? [issueOf(refusal.kind, refusal.code, refusal.words, language, expression)];
  return { resourceType: 'OperationOutcome', issue };
}

function issueOf(
  kind: RefusalKind,
  code: string,
  words: Words,
  language: Language,
  expression: readonly string[] | undefined,
): OperationOutcomeIssue {
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return {
    severity: 'error',
    code: ISSUE[kind],
    details: {
      coding: [{ system: SYSTEM, code }],
      text: words[language],
    },
    diagnostics: words[other],
    ...(expression === undefined ? {} : { expression }),
  };
}

/** What a bug answers: loud in the log, silent about its insides to the caller. */
export function bugOutcome(requestId: string, language: Language): OperationOutcome {
  const words: Words = {
    'zh-CN': `服务器内部错误,已记录(请求 ${requestId})。数据未被部分写入`,
    en: `The server met a fault of its own and logged it (request ${requestId}); nothing was written by halves`,
  };
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'fatal',
        code: 'exception',
        details: { coding: [{ system: SYSTEM, code: 'rest/bug' }], text: words[language] },
      },
    ],
  };
}

/** An outcome that only informs: what was done, what was ignored. */
export function informed(
  words: Words,
  language: Language,
  severity: 'information' | 'warning' = 'information',
): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code: 'informational', details: { text: words[language] } }],
  };
}
