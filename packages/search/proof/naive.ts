import { searchParameter, type SearchRule } from '#fhir';
import { compile, fhirModel, type Expression, type TypedValue } from '#fhirpath';
import { comparesDate, spanOf, spanOfValue } from './naive-dates.ts';
import { comparesNumber, point, scaled, UNITS, type Extent } from './naive-numbers.ts';

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

const PREFIX = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)/u;

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
    if (found === undefined) memo.set(code, (found = evaluate(rule(resource.resourceType, code).expression ?? '{}', resource.resourceType, resource)));
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
      return resources.some((each) => each.resourceType === type && targets(each, code).includes(resource) && meets(each, rest, raw));
    }
    const dot = name.indexOf('.');
    if (dot >= 0) {
      const [code = '', type] = name.slice(0, dot).split(':');
      return targets(resource, code).some((each) => (type === undefined || each.resourceType === type) && hasRest(each.resourceType, name.slice(dot + 1)) && meets(each, name.slice(dot + 1), raw));
    }
    const [code = '', modifier] = name.split(':');
    const { type, components = [] } = rule(resource.resourceType, code);
    const found = values(resource, code);
    if (modifier === 'missing') return (type === 'composite' ? tuples(resource, found, components).length === 0 : found.length === 0) === (raw === 'true');
    const alternatives = raw.split(/(?<!\\),/u);
    if (type === 'composite') {
      return alternatives.some((alternative) =>
        tuples(resource, found, components).some((tuple) =>
          alternative.split('$').every((part, at) => tuple[at]?.some((each) => compare(rule(resource.resourceType, components[at]?.code ?? ''), each, part, undefined, now)) === true),
        ),
      );
    }
    const any = alternatives.some((alternative) => found.some((each) => compare(rule(resource.resourceType, code), each, alternative, modifier, now)));
    return modifier === 'not' ? !any : any;
  };

  const tuples = (resource: NaiveResource, contexts: readonly TypedValue[], components: NonNullable<SearchRule['components']>): readonly (readonly TypedValue[])[][] =>
    contexts
      .map((context) => components.map(({ expression }) => evaluate(expression, context.type.includes('.') ? context.type : resource.resourceType, context.value)))
      .filter((tuple) => tuple.every((part) => part.length > 0));

  return { meets, values };
}

/** A chain passes over target types that do not know its rest. */
function hasRest(type: string, rest: string): boolean {
  if (rest.startsWith('_has:')) return true;
  return searchParameter(type, rest.split(/[.:]/u)[0] ?? '') !== undefined;
}

/** One value against one alternative. */
function compare({ type, targets = [] }: SearchRule, value: TypedValue, raw: string, modifier: string | undefined, now: number): boolean {
  const text = raw.replace(/\\([,$|\\])/gu, '$1');
  switch (type) {
    case 'token':
      return comparesToken(value, raw, modifier);
    case 'string':
      return stringsOf(value).some((each) => comparesString(each, text, modifier));
    case 'reference':
      return comparesReference(value, modifier === 'identifier' ? raw : text, modifier, targets);
    case 'uri':
      return comparesUri(String(value.value), text, modifier);
    case 'date': {
      const span = spanOfValue(value.type, value.value);
      return span !== undefined && comparesDate(PREFIX.exec(text)?.[0] ?? 'eq', spanOf(text.replace(PREFIX, '')), span, now);
    }
    case 'number':
      return comparesNumber(PREFIX.exec(text)?.[0] ?? 'eq', text.replace(PREFIX, ''), point(scaled(String(value.value))), (each) => each);
    case 'quantity':
      return comparesQuantity(value.value as Quantity, text);
    default:
      throw new Error(`No comparison of ${type}`);
  }
}

interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

interface Identifier {
  readonly system?: string;
  readonly value?: string;
  readonly type?: { readonly text?: string; readonly coding?: readonly Coding[] };
}

/** Systems that the bindings of `code` elements imply, of the parameters in the proof. */
const IMPLIED: readonly string[] = ['http://hl7.org/fhir/administrative-gender', 'http://hl7.org/fhir/observation-status', 'http://hl7.org/fhir/encounter-status'];

function comparesToken({ type, value }: TypedValue, raw: string, modifier: string | undefined): boolean {
  const parts = raw.split(/(?<!\\)\|/u).map((part) => part.replace(/\\([,$|\\])/gu, '$1'));
  if (modifier === 'text') return textsOf(type, value).some((each) => fold(each).startsWith(fold(parts.join('|'))));
  if (modifier === 'of-type') {
    const identifier = value as Identifier;
    return identifier.value === parts[2] && (identifier.type?.coding ?? []).some(({ system, code }) => (system ?? '') === parts[0] && code === parts[1]);
  }
  const [system, code] = parts.length === 1 ? [undefined, parts[0]] : parts;
  return codesOf(type, value).some((each) => {
    if (code === '') return each.system === system && !each.bare;
    if (each.code !== code) return false;
    if (system === undefined) return true;
    if (each.bare) return system === '' ? type !== 'code' : IMPLIED.includes(system);
    return (each.system ?? '') === system;
  });
}

interface Code {
  readonly system: string | undefined;
  readonly code: string | undefined;
  /** The element has no place for a system. */
  readonly bare: boolean;
}

function codesOf(type: string, value: unknown): readonly Code[] {
  if (typeof value !== 'object' || value === null) return [{ system: undefined, code: String(value), bare: true }];
  if (type === 'CodeableConcept') return ((value as { readonly coding?: readonly Coding[] }).coding ?? []).map(({ system, code }) => ({ system, code, bare: false }));
  if (type === 'ContactPoint') return [{ system: undefined, code: (value as Identifier).value, bare: true }];
  if (type === 'Identifier') return [{ system: (value as Identifier).system, code: (value as Identifier).value, bare: false }];
  return [{ system: (value as Coding).system, code: (value as Coding).code, bare: false }];
}

function textsOf(type: string, value: unknown): readonly string[] {
  if (type === 'Identifier') return [(value as Identifier).type?.text ?? []].flat();
  const concept = value as { readonly text?: string; readonly display?: string; readonly coding?: readonly Coding[] };
  return [concept.text ?? [], concept.display ?? [], (concept.coding ?? []).flatMap(({ display }) => display ?? [])].flat();
}

/** Case and accents folded (FHIR R4 search.html#string). */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function stringsOf({ type, value }: TypedValue): readonly string[] {
  if (typeof value === 'string') return [value];
  const record = value as Readonly<Record<string, string | readonly string[] | undefined>>;
  const parts = type === 'HumanName' ? ['family', 'given', 'prefix', 'suffix', 'text'] : ['line', 'city', 'district', 'state', 'postalCode', 'country', 'text'];
  return parts.flatMap((part) => record[part] ?? []);
}

function comparesString(value: string, text: string, modifier: string | undefined): boolean {
  if (modifier === 'exact') return value === text;
  return modifier === 'contains' ? fold(value).includes(fold(text)) : fold(value).startsWith(fold(text));
}

function comparesReference({ value }: TypedValue, text: string, modifier: string | undefined, targets: readonly string[]): boolean {
  const reference = typeof value === 'string' ? { reference: value } : (value as { readonly reference?: string; readonly identifier?: Identifier });
  if (modifier === 'identifier') {
    const identifier = 'identifier' in reference ? reference.identifier : undefined;
    return identifier !== undefined && comparesToken({ type: 'Identifier', value: identifier }, text, undefined);
  }
  const literal = (reference.reference ?? '').replace(/\/_history\/.*$/u, '');
  if (modifier !== undefined) return literal === `${modifier}/${text}`;
  if (literal === text) return true;
  return !text.includes('/') && targets.some((target) => literal === `${target}/${text}`);
}

function comparesUri(value: string, text: string, modifier: string | undefined): boolean {
  if (modifier === 'below') return value === text || value.startsWith(`${text}/`);
  if (modifier === 'above') return value === text || text.startsWith(`${value}/`);
  return value === text;
}

interface Quantity {
  readonly value?: number;
  readonly comparator?: string;
  readonly system?: string;
  readonly code?: string;
  readonly unit?: string;
}

const UCUM = 'http://unitsofmeasure.org';

function comparesQuantity({ value, comparator, system, code, unit }: Quantity, raw: string): boolean {
  if (value === undefined) return false;
  const [number = '', askedSystem = '', askedCode = ''] = raw.split('|');
  const prefix = PREFIX.exec(number)?.[0] ?? 'eq';
  const text = number.replace(PREFIX, '');
  const extent = extentOf(scaled(String(value)), comparator);
  const asked = askedSystem === UCUM ? UNITS.get(askedCode) : undefined;
  if (asked !== undefined) {
    const own = system === UCUM ? UNITS.get(code ?? '') : undefined;
    if (own === undefined || own[0] !== asked[0]) return false;
    // Both sides times both denominators: no division.
    const side = (each: bigint): bigint => each * own[1] * asked[2];
    const converted: Extent = { ...extent, low: extent.low === undefined ? undefined : side(extent.low), high: extent.high === undefined ? undefined : side(extent.high) };
    return comparesNumber(prefix, text, converted, (each) => each * asked[1] * own[2]);
  }
  if (askedSystem !== '' && (system !== askedSystem || (askedCode !== '' && code !== askedCode))) return false;
  if (askedSystem === '' && askedCode !== '' && code !== askedCode && unit !== askedCode) return false;
  return comparesNumber(prefix, text, extent, (each) => each);
}

function extentOf(value: bigint, comparator: string | undefined): Extent {
  switch (comparator) {
    case '<':
    case '<=':
      return { low: undefined, high: value, excludesLow: false, excludesHigh: comparator === '<' };
    case '>':
    case '>=':
      return { low: value, high: undefined, excludesLow: comparator === '>', excludesHigh: false };
    default:
      return point(value);
  }
}
