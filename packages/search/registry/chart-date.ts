import { membersOf } from '#fhir';
import { parsePath, unionTerms } from '../path/parse-path.ts';
import type { Parameter } from './parameter.ts';

/** Where a type has several single dates, the one that its list in a chart is sorted by. */
const CHOSEN: ReadonlyMap<string, string> = new Map([
  ['Condition', 'onset-date'],
  ['MedicationRequest', 'authoredon'],
  ['MedicationDispense', 'whenhandedover'],
  ['Patient', 'birthdate'],
  ['Encounter', 'date'],
  ['Procedure', 'date'],
  ['Observation', 'date'],
  ['DiagnosticReport', 'date'],
  ['ServiceRequest', 'authored'],
  ['Task', 'authored-on'],
  ['Appointment', 'date'],
  ['Slot', 'start'],
  ['DocumentReference', 'date'],
  ['Communication', 'sent'],
  ['Claim', 'created'],
  ['ExplanationOfBenefit', 'created'],
  ['AuditEvent', 'date'],
  ['Provenance', 'recorded'],
]);

/**
 * The clinical date of a type: a date parameter with at most one value, kept in the row itself (date_lo, date_hi).
 * Undefined where a type has none.
 */
export function chartDateAmong(parameters: readonly Parameter[], type: string): Parameter | undefined {
  const dates = parameters.filter(
    (parameter) => parameter.kind === 'date' && parameter.space === type && isSingle(parameter),
  );
  return dates.find(({ code }) => code === CHOSEN.get(type)) ?? dates.find(({ code }) => code === 'date') ?? dates[0];
}

/** Whether no element on any of its paths repeats, and its paths are alternatives of one choice. */
function isSingle({ expression, base, parts }: Parameter): boolean {
  if (parts.length > 0) return false;
  const paths = unionTerms(expression).map(parsePath);
  const fields = paths.map((path) => path?.steps.flatMap((step) => (step.kind === 'field' ? [step.name] : [])) ?? []);
  if (new Set(fields.map((names) => names.join('.'))).size !== 1) return false;
  return paths.every((path, at) => path !== undefined && path.root === base && noneRepeats(base, fields[at] ?? []));
}

function noneRepeats(type: string, names: readonly string[]): boolean {
  let at = type;
  for (const name of names) {
    const found = [...membersOf(at).values()].filter(({ element }) => element.name === name);
    if (found.length === 0 || found.some(({ many }) => many)) return false;
    at = found[0]?.type ?? at;
  }
  return true;
}
