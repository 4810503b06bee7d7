import type { OperationOutcome } from '#fhir';

/** One refused resource of a file. */
export interface RefusedEntry {
  readonly file: string;
  /** `Bundle.entry[3]`, a line number, or empty for the whole file. */
  readonly place: string;
  readonly code: string;
  readonly reason: string;
}

/** What became of a file, or of a try of it. */
export interface Sent {
  readonly written: number;
  readonly refused: readonly RefusedEntry[];
  /** Whether it waits for what it refers to and is to be sent again: nothing of it was written. */
  readonly waits: boolean;
}

/** Whether an outcome says that something referred to is not there. */
export const isWaiting = (outcome: unknown): boolean =>
  issuesOf(outcome).some(({ code }) => code === 'store/unresolved-reference');

/** Issues of an OperationOutcome, one refused entry each. */
export const refusedOf = (file: string, place: string, outcome: unknown): readonly RefusedEntry[] =>
  issuesOf(outcome).map((issue) => ({
    file,
    place: issue.place === '' ? place : issue.place,
    code: issue.code,
    reason: issue.reason,
  }));

interface Issue {
  readonly code: string;
  readonly reason: string;
  readonly place: string;
}

function issuesOf(outcome: unknown): readonly Issue[] {
  const issues = (outcome as Partial<OperationOutcome> | undefined)?.issue ?? [];
  return issues.map(({ code, details, diagnostics, expression }) => ({
    code: details?.coding?.[0]?.code ?? code,
    reason: details?.text ?? diagnostics ?? '',
    place: expression?.[0] ?? '',
  }));
}
