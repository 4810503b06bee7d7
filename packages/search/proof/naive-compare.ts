import type { SearchRule } from '#fhir';
import type { TypedValue } from '#fhirpath';
import { comparesDate, spanOf, spanOfValue } from './naive-dates.ts';
import { comparesNumber, point, scaled, UNITS, type Extent } from './naive-numbers.ts';

const PREFIX = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)/u;

/** One value against one alternative. */
export function compare(
  { type, targets = [] }: SearchRule,
  value: TypedValue,
  raw: string,
  modifier: string | undefined,
  now: number,
): boolean {
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
      return (
        span !== undefined && comparesDate(PREFIX.exec(text)?.[0] ?? 'eq', spanOf(text.replace(PREFIX, '')), span, now)
      );
    }
    case 'number':
      return comparesNumber(
        PREFIX.exec(text)?.[0] ?? 'eq',
        text.replace(PREFIX, ''),
        point(scaled(String(value.value))),
        (each) => each,
      );
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
const IMPLIED: readonly string[] = [
  'http://hl7.org/fhir/administrative-gender',
  'http://hl7.org/fhir/observation-status',
  'http://hl7.org/fhir/encounter-status',
];

function comparesToken({ type, value }: TypedValue, raw: string, modifier: string | undefined): boolean {
  const parts = raw.split(/(?<!\\)\|/u).map((part) => part.replace(/\\([,$|\\])/gu, '$1'));
  if (modifier === 'text') return textsOf(type, value).some((each) => fold(each).startsWith(fold(parts.join('|'))));
  if (modifier === 'of-type') {
    const identifier = value as Identifier;
    return (
      identifier.value === parts[2] &&
      (identifier.type?.coding ?? []).some(({ system, code }) => (system ?? '') === parts[0] && code === parts[1])
    );
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
  if (type === 'CodeableConcept')
    return ((value as { readonly coding?: readonly Coding[] }).coding ?? []).map(({ system, code }) => ({
      system,
      code,
      bare: false,
    }));
  if (type === 'ContactPoint') return [{ system: undefined, code: (value as Identifier).value, bare: true }];
  if (type === 'Identifier')
    return [{ system: (value as Identifier).system, code: (value as Identifier).value, bare: false }];
  return [{ system: (value as Coding).system, code: (value as Coding).code, bare: false }];
}

function textsOf(type: string, value: unknown): readonly string[] {
  if (type === 'Identifier') return [(value as Identifier).type?.text ?? []].flat();
  const concept = value as { readonly text?: string; readonly display?: string; readonly coding?: readonly Coding[] };
  return [
    concept.text ?? [],
    concept.display ?? [],
    (concept.coding ?? []).flatMap(({ display }) => display ?? []),
  ].flat();
}

/** Case and accents folded (FHIR R4 search.html#string). */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function stringsOf({ type, value }: TypedValue): readonly string[] {
  if (typeof value === 'string') return [value];
  const record = value as Readonly<Record<string, string | readonly string[] | undefined>>;
  const parts =
    type === 'HumanName'
      ? ['family', 'given', 'prefix', 'suffix', 'text']
      : ['line', 'city', 'district', 'state', 'postalCode', 'country', 'text'];
  return parts.flatMap((part) => record[part] ?? []);
}

function comparesString(value: string, text: string, modifier: string | undefined): boolean {
  if (modifier === 'exact') return value === text;
  return modifier === 'contains' ? fold(value).includes(fold(text)) : fold(value).startsWith(fold(text));
}

function comparesReference(
  { value }: TypedValue,
  text: string,
  modifier: string | undefined,
  targets: readonly string[],
): boolean {
  const reference =
    typeof value === 'string'
      ? { reference: value }
      : (value as { readonly reference?: string; readonly identifier?: Identifier });
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
    const converted: Extent = {
      ...extent,
      low: extent.low === undefined ? undefined : side(extent.low),
      high: extent.high === undefined ? undefined : side(extent.high),
    };
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
