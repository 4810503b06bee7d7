import type { Environment } from '#fhirpath';
import type { Words } from '#kernel';
import type { Finding, FindingCode, IssueType, Severity } from './finding.ts';

/** A JSON object of a resource. */
export type JsonObject = { readonly [name: string]: unknown };

/** A rule that was broken, without its place. */
export interface Fault {
  readonly code: FindingCode;
  readonly issue: IssueType;
  readonly words: Words;
  readonly severity?: Severity;
  readonly rule?: string;
}

/** One validation under way: where it is and what it has found. The only thing that changes while validating. */
export interface Run {
  readonly findings: Finding[];
  /** Names and indexes from the root to the element in hand. */
  readonly path: (string | number)[];
  /** The resource that is not contained in another (%rootResource). */
  root: JsonObject;
  /** The nearest resource (%resource). */
  resource: JsonObject;
  /** What refers to contained resources (`#id`), collected for dom-3. */
  locals: Set<string>;
  /** Resources of the nearest bundle's entries by fullUrl. */
  bundled: ReadonlyMap<string, JsonObject> | undefined;
  /** %resource and the rest, as FHIRPath wants them; made anew with `resource`. */
  environment: Environment;
  /** Whether best practices (dom-6) are reported. */
  readonly bestPractice: boolean;
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A validation about to begin. */
export const newRun = (root: JsonObject, start: string, bestPractice: boolean): Run => ({
  findings: [],
  path: [start],
  root,
  resource: root,
  locals: new Set(),
  bundled: undefined,
  environment: {},
  bestPractice,
});

/** The place in hand as a FHIRPath-like expression. */
export function placeOf(path: readonly (string | number)[]): string {
  let place = '';
  for (const part of path) {
    if (typeof part === 'number') place += `[${part}]`;
    else place += place === '' ? part : `.${part}`;
  }
  return place;
}

/** Records a fault at the place in hand, or at a child of it. */
export function report(run: Run, fault: Fault, ...below: readonly (string | number)[]): void {
  const expression = placeOf(below.length === 0 ? run.path : [...run.path, ...below]);
  const { code, issue, words, severity = 'error', rule } = fault;
  run.findings.push({
    severity,
    code,
    issue,
    expression,
    ...(rule === undefined ? {} : { rule }),
    words: { 'zh-CN': `${expression}：${words['zh-CN']}`, en: `${expression}: ${words.en}` },
  });
}
