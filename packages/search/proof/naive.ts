import { searchParameter, type SearchRule } from '#fhir';
import { compile, fhirModel, type Expression, type TypedValue } from '#fhirpath';
import { compare } from './naive-compare.ts';

/**
 * A search evaluator written from the specification alone (FHIR R4 search.html), over resources in memory; it shares
 * nothing with this room but the definitions and FHIRPath. Slow and plain on purpose.
 */
export interface Naive {
  /** Whether a resource meets one pair of a query string (chains, `_has`, modifiers, alternatives). */
  meets(resource: NaiveResource, name: string, raw: string): boolean;
  /** Values that a parameter finds. */
  values(resource: NaiveResource, code: string): readonly TypedValue[];
}

/** A resource of the proof. */
export interface NaiveResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [member: string]: unknown;
}

/** An evaluator over a fixed set of resources. */
export function naive(resources: readonly NaiveResource[], now: number): Naive {
  const byName = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const expressions = new Map<string, Expression>();
  const known = new Map<NaiveResource, Map<string, readonly TypedValue[]>>();

  const evaluate = (expression: string, type: string, input: unknown): readonly TypedValue[] => {
    const name = `${type}\0${expression}`;
    let compiled = expressions.get(name);
    if (compiled === undefined) {
      compiled = compile(expression, { model: fhirModel(), type });
      expressions.set(name, compiled);
    }
    return compiled.evaluateTyped(input);
  };

  const rule = (type: string, code: string): SearchRule => {
    const found = searchParameter(type, code);
    if (found === undefined) throw new Error(`No parameter ${type}.${code}`);
    return found;
  };

  const values = (resource: NaiveResource, code: string): readonly TypedValue[] => {
    let memo = known.get(resource);
    if (memo === undefined) known.set(resource, (memo = new Map()));
    let found = memo.get(code);
    if (found === undefined)
      memo.set(
        code,
        (found = evaluate(rule(resource.resourceType, code).expression ?? '{}', resource.resourceType, resource)),
      );
    return found;
  };

  const targets = (resource: NaiveResource, code: string): readonly NaiveResource[] =>
    values(resource, code).flatMap(({ value }) => {
      const text = typeof value === 'string' ? value : (value as { readonly reference?: string }).reference;
      const [type = '', id = ''] = (text ?? '').split('/');
      return byName.get(`${type}/${id}`) ?? [];
    });

  const meets = (resource: NaiveResource, name: string, raw: string): boolean => {
    const has = /^_has:(\w+):([\w-]+):(.+)$/u.exec(name);
    if (has) {
      const [, type = '', code = '', rest = ''] = has;
      return resources.some(
        (each) => each.resourceType === type && targets(each, code).includes(resource) && meets(each, rest, raw),
      );
    }
    const dot = name.indexOf('.');
    if (dot >= 0) {
      const [code = '', type] = name.slice(0, dot).split(':');
      return targets(resource, code).some(
        (each) =>
          (type === undefined || each.resourceType === type) &&
          hasRest(each.resourceType, name.slice(dot + 1)) &&
          meets(each, name.slice(dot + 1), raw),
      );
    }
    const [code = '', modifier] = name.split(':');
    const { type, components = [] } = rule(resource.resourceType, code);
    const found = values(resource, code);
    if (modifier === 'missing')
      return (
        (type === 'composite' ? tuples(resource, found, components).length === 0 : found.length === 0) ===
        (raw === 'true')
      );
    const alternatives = raw.split(/(?<!\\),/u);
    if (type === 'composite') {
      return alternatives.some((alternative) =>
        tuples(resource, found, components).some((tuple) =>
          alternative
            .split('$')
            .every(
              (part, at) =>
                tuple[at]?.some((each) =>
                  compare(rule(resource.resourceType, components[at]?.code ?? ''), each, part, undefined, now),
                ) === true,
            ),
        ),
      );
    }
    const any = alternatives.some((alternative) =>
      found.some((each) => compare(rule(resource.resourceType, code), each, alternative, modifier, now)),
    );
    return modifier === 'not' ? !any : any;
  };

  const tuples = (
    resource: NaiveResource,
    contexts: readonly TypedValue[],
    components: NonNullable<SearchRule['components']>,
  ): readonly (readonly TypedValue[])[][] =>
    contexts
      .map((context) =>
        components.map(({ expression }) =>
          evaluate(expression, context.type.includes('.') ? context.type : resource.resourceType, context.value),
        ),
      )
      .filter((tuple) => tuple.every((part) => part.length > 0));

  return { meets, values };
}

/** A chain passes over target types that do not know its rest. */
function hasRest(type: string, rest: string): boolean {
  if (rest.startsWith('_has:')) return true;
  return searchParameter(type, rest.split(/[.:]/u)[0] ?? '') !== undefined;
}
