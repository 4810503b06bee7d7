import { unionTerms } from '../path/parse-path.ts';
import type { Parameter, Part } from './parameter.ts';

/**
 * Lets parameters share an index where they mean the same: equal expressions; `X.where(resolve() is T)` as X narrowed
 * to T; `combo-x` as the union of `x` and `component-x` (Observation).
 */
export function rewrite(parameters: ReadonlyMap<string, Parameter>): ReadonlyMap<string, Parameter> {
  const first = new Map<string, Parameter>();
  // R4's own come first: a hospital's parameter must never move the index of a base one.
  const ranked = [...parameters.values()].toSorted((a, b) => Number(!isBase(a)) - Number(!isBase(b)));
  for (const parameter of ranked) {
    const name = identity(parameter, parameter.expression);
    if (parameter.expression !== '' && parameter.kind !== 'composite' && !first.has(name)) first.set(name, parameter);
  }
  const result = new Map<string, Parameter>();
  for (const [code, parameter] of parameters) {
    const parts = partsFor(parameter, parameters, first);
    result.set(code, parts.length === 0 ? parameter : { ...parameter, parts });
  }
  return result;
}

const isBase = ({ url }: Parameter): boolean => url.startsWith('http://hl7.org/fhir/SearchParameter/');

const identity = (parameter: Parameter, expression: string): string => `${parameter.kind}:${expression}`;

const NARROWED = /^(.*)\.where\(\s*resolve\(\)\s+is\s+([A-Za-z]+)\s*\)$/u;

function partsFor(
  parameter: Parameter,
  parameters: ReadonlyMap<string, Parameter>,
  first: ReadonlyMap<string, Parameter>,
): readonly Part[] {
  const usable = (found: Parameter | undefined): found is Parameter =>
    found !== undefined && found !== parameter && found.ready;
  const same = first.get(identity(parameter, parameter.expression));
  if (usable(same)) return [{ parameter: same }];
  const narrowed = NARROWED.exec(parameter.expression);
  const wide = narrowed ? first.get(identity(parameter, narrowed[1] ?? '')) : undefined;
  if (narrowed && usable(wide)) return [{ parameter: wide, only: narrowed[2] ?? '' }];
  if (!parameter.code.startsWith('combo-')) return [];
  const rest = parameter.code.slice('combo-'.length);
  const parts = [parameters.get(rest), parameters.get(`component-${rest}`)].filter(usable);
  const covered = parts.length === 2 && (parameter.kind === 'composite' || sameTerms(parameter, parts));
  return covered ? parts.map((part) => ({ parameter: part })) : [];
}

function sameTerms(union: Parameter, parts: readonly Parameter[]): boolean {
  const terms = new Set(unionTerms(union.expression));
  const found = parts.flatMap((part) => unionTerms(part.expression));
  return found.length === terms.size && found.every((term) => terms.has(term));
}
