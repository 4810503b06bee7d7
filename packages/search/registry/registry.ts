import { resourceTypes, searchParametersOf } from '#fhir';
import { parameterNotReady, unknownParameter } from '../refusals.ts';
import { zoneOffset, type ZoneOffset } from '../values/zone.ts';
import { chartDateAmong } from './chart-date.ts';
import { compileParameter } from './compile-parameter.ts';
import type { Definition, Evaluate } from './definition.ts';
import type { Parameter } from './parameter.ts';
import { rewrite } from './rewrite.ts';

/** What a registry is built from, besides the parameters of R4. */
export interface RegistryInput {
  /** The hospital's own parameters; one replaces the base parameter of the same code on the same type. */
  readonly definitions?: readonly Definition[];
  /** FHIRPath for expressions that are more than a path. */
  readonly evaluate: Evaluate;
  /** Urls of parameters whose index is not complete. */
  readonly indexing?: ReadonlySet<string>;
}

/** Every search parameter of every type; immutable: a new one is built when a definition or a state changes. */
export interface Registry {
  readonly resourceTypes: readonly string[];
  /** The parameter, ready or not; undefined when the type has none of this code. */
  find(type: string, code: string): Parameter | undefined;
  /** The parameter, or a Refusal that names it: unknown, or not indexed yet. */
  demand(type: string, code: string): Parameter;
  /** All parameters of a type, by code. */
  all(type: string): readonly Parameter[];
  /** The clinical date of a type: the one that its rows carry themselves (date_lo, date_hi). */
  chartDate(type: string): Parameter | undefined;
  /** Offsets of an IANA zone, each zone prepared once. */
  zone(name: string): ZoneOffset;
}

/** Builds the registry; a type is compiled when it is first asked for. */
export function newRegistry(input: RegistryInput): Registry {
  const known = new Set<string>(resourceTypes);
  const of = memo((type: string): ReadonlyMap<string, Parameter> =>
    known.has(type) ? compileType(type, input) : new Map(),
  );
  const lists = memo((type: string): readonly Parameter[] => [...of(type).values()]);
  const charts = memo((type: string): { readonly date: Parameter | undefined } => ({
    date: chartDateAmong(lists(type), type),
  }));
  return {
    resourceTypes,
    find: (type, code) => of(type).get(code),
    demand(type, code) {
      const found = of(type).get(code);
      if (found === undefined) throw unknownParameter(code, type, [...of(type).keys()]);
      if (!found.ready) throw parameterNotReady(code, type);
      return found;
    },
    all: (type) => lists(type),
    chartDate: (type) => charts(type).date,
    zone: memo(zoneOffset),
  };
}

function compileType(type: string, input: RegistryInput): ReadonlyMap<string, Parameter> {
  const own = (input.definitions ?? []).filter(
    ({ base }) => base.includes(type) || base.includes('Resource') || base.includes('DomainResource'),
  );
  const rules = [...baseRules(type).filter(({ url }) => !url.endsWith('Resource-query')), ...own];
  const byUrl = new Map(rules.map((rule) => [rule.url, rule]));
  const byCode = new Map(rules.map((rule) => [rule.code, compileParameter(rule, type, byUrl, input)]));
  return rewrite(new Map([...byCode].toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Types without parameters of their own still have those of every resource. */
function baseRules(type: string): ReturnType<typeof searchParametersOf> {
  const rules = searchParametersOf(type);
  if (rules.length > 0) return rules;
  const narrative = type === 'Binary' || type === 'Parameters' ? [] : searchParametersOf('DomainResource');
  return [...narrative, ...searchParametersOf('Resource')];
}

/** Makes each answer once. Types and zones are few. */
function memo<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
