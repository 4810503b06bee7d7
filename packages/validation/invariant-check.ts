import type { Invariant } from '#fhir';
import { compile, fhirModel, type Expression } from '#fhirpath';
import { Refusal } from '#kernel';
import { correctedExpression } from './corrections.ts';
import * as faults from './faults.ts';
import { chineseOf } from './invariant-words.ts';
import { report, type Run } from './run.ts';

/**
 * The check of an invariant on values of a type: it must be true (FHIR R4 conformance-rules.html#constraints). One that
 * cannot be evaluated is "not checked", and so is an order that stays open (dates of unequal precision, other units).
 */
export function invariantCheck(invariant: Invariant, type: string): (value: unknown, run: Run) => void {
  const { key, severity, human, expression } = invariant;
  const fault = faults.invariant(key, severity, { 'zh-CN': chineseOf(key, type) ?? human, en: human });
  let compiled: Expression | Refusal | undefined;
  return (value, run) => {
    compiled ??= compiledOrRefused(correctedExpression(key, expression), type);
    const answer = compiled instanceof Refusal ? compiled : truthOrRefused(compiled, value, run);
    // A definition without a name (ads-0 and its like) has no wrong one.
    if (answer === undefined && key.endsWith('-0')) return;
    if (answer === undefined && ordering.has(key)) report(run, faults.orderOpen(key));
    else if (answer === false || answer === undefined) report(run, fault);
    else if (answer instanceof Refusal) report(run, faults.notChecked(key, answer.words['zh-CN'], answer.words.en));
  };
}

/** Invariants that only compare two values: an empty answer means that FHIRPath cannot tell which is greater. */
const ordering: ReadonlySet<string> = new Set(['per-1', 'rng-2', 'mdd-1', 'inv-1']);

function compiledOrRefused(expression: string, type: string): Expression | Refusal {
  try {
    return compile(expression, { model: fhirModel(), type });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function truthOrRefused(expression: Expression, value: unknown, run: Run): boolean | undefined | Refusal {
  try {
    return expression.truth(value, run.environment);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
