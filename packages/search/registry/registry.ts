import { resourceTypes, searchParametersOf } from '#fhir';
import { parameterNotReady, unknownParameter } from '../refusals.ts';
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
}

/** Builds the registry; a type is compiled when it is first asked for. */
export function newRegistry(input: RegistryInput): Registry {
  const known = new Set<string>(resourceTypes);
  const compiled = new Map<string, ReadonlyMap<string, Parameter>>();
  const of = (type: string): ReadonlyMap<string, Parameter> => {
    let found = compiled.get(type);
    if (found === undefined) {
      found = known.has(type) ? compileType(type, input) : new Map<string, Parameter>();
      compiled.set(type, found);
    }
    return found;
  };
  return {
    resourceTypes,
    find: (type, code) => of(type).get(code),
    demand(type, code) {
      const found = of(type).get(code);
      if (found === undefined) throw unknownParameter(code, type, [...of(type).keys()]);
      if (!found.ready) throw parameterNotReady(code, type);
      return found;
    },
    all: (type) => [...of(type).values()],
  };
}

function compileType(type: string, input: RegistryInput): ReadonlyMap<string, Parameter> {
  const own = (input.definitions ?? []).filter(({ base }) => base.includes(type) || base.includes('Resource') || base.includes('DomainResource'));
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
