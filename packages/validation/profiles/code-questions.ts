import { Refusal } from '#kernel';
import { loadValueSet, valueSetCodes, type CodeSet, type TerminologySource } from '#terminology';
import { notChecked } from '../faults.ts';
import * as faults from './faults.ts';
import { isObject, report, type JsonObject, type Run } from '../run.ts';
import type { Item } from './items.ts';

/** Whether one of some codes is in a value set, asked of the terminology after the walk. */
export interface CodeQuestion {
  readonly path: readonly (string | number)[];
  readonly strength: 'required' | 'extensible';
  readonly valueSet: string;
  /** Without system for an element of type code. */
  readonly codes: readonly { readonly system?: string; readonly code: string }[];
}

/** The question that a bound element raises; undefined if it has nothing to ask about. */
export function questionOf(
  { value, code: type, choice }: Item,
  binding: { readonly strength: 'required' | 'extensible'; readonly valueSet: string },
  path: readonly (string | number)[],
): CodeQuestion | undefined {
  // Of a choice only the coded types are bound, not a text beside them.
  const codes = choice && type === 'string' ? undefined : codesOf(value, type);
  // An extensible binding lets a concept be told in words alone (FHIR R4 terminologies.html#extensible).
  if (codes === undefined || (codes.length === 0 && binding.strength === 'extensible')) return undefined;
  return { path: [...path], ...binding, codes };
}

function codesOf(value: unknown, type: string): CodeQuestion['codes'] | undefined {
  if (typeof value === 'string') return [{ code: value }];
  if (!isObject(value)) return undefined;
  if (type === 'CodeableConcept') {
    const codings: readonly unknown[] = Array.isArray(value['coding']) ? value['coding'] : [];
    return codings.filter(isObject).flatMap(codingOf);
  }
  return type === 'Coding' || type === 'Quantity' ? codingOf(value) : undefined;
}

function codingOf({ system, code }: JsonObject): CodeQuestion['codes'] {
  if (typeof code !== 'string') return [];
  return [typeof system === 'string' ? { system, code } : { system: '', code }];
}

/** Asks all questions and reports the codes that are not allowed, and what could not be decided. */
export async function ask(questions: readonly CodeQuestion[], source: TerminologySource, run: Run): Promise<void> {
  const sets = new Map<string, Promise<CodeSet>>();
  for (const question of questions) {
    const { valueSet, path } = question;
    const set = sets.get(valueSet) ?? loadValueSet(valueSet, source).then((one) => valueSetCodes(one, source));
    sets.set(valueSet, set);
    const place = { ...run, path: [...path] };
    try {
      await judge(question, await set, place);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report(place, notChecked(valueSet, error.words['zh-CN'], error.words.en));
    }
  }
}

async function judge({ codes, valueSet, strength }: CodeQuestion, set: CodeSet, run: Run): Promise<void> {
  let undecided: Refusal | undefined;
  for (const { system, code } of codes) {
    try {
      if ((await set.contains(system, code)) !== undefined) return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      undecided ??= error;
    }
  }
  if (undecided !== undefined) throw undecided;
  const shown = codes.map(({ system, code }) => (system === undefined ? code : `${system}|${code}`)).join(', ');
  report(run, faults.codeNotInSet(shown, valueSet, strength));
}
