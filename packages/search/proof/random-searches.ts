import { searchParameter, searchParametersOf, type SearchRule } from '#fhir';
import { WORDS } from './random-resources.ts';
import type { Random } from './random.ts';

/** One search: a type, its pairs, and a filter with its meaning. */
export interface RandomSearch {
  readonly type: string;
  readonly pairs: readonly (readonly [name: string, raw: string])[];
  readonly filter?: Filter;
}

/** A `_filter` as a tree, so that its meaning needs no parser. */
export type Filter =
  | { readonly join: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly not: Filter }
  /** The comparison as written, and the pair of a query string that means the same. */
  | { readonly text: string; readonly pair: readonly [name: string, raw: string] };

/** Types of the world, and the parameters that its resources fill. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  Organization: ['name', 'partof', 'active', '_id', '_lastUpdated', '_tag'],
  Practitioner: ['name', 'family', 'given', 'identifier', 'active', '_id'],
  Patient: ['name', 'family', 'given', 'gender', 'birthdate', 'identifier', 'active', 'deceased', 'telecom', 'phone', 'email', 'address', 'address-city', 'organization', 'general-practitioner', '_id', '_tag', '_lastUpdated'],
  Encounter: ['status', 'class', 'subject', 'patient', 'date', 'type', 'service-provider', 'part-of', '_id'],
  Observation: [
    'status', 'code', 'category', 'subject', 'patient', 'encounter', 'performer', 'date', 'value-quantity', 'value-concept', 'value-string', 'value-date',
    'component-code', 'component-value-quantity', 'combo-code', 'combo-value-quantity', 'combo-value-concept', 'code-value-quantity', 'code-value-concept',
    'code-value-string', 'code-value-date', 'component-code-value-quantity', 'combo-code-value-quantity', '_id', '_lastUpdated', '_tag',
  ],
  Condition: ['code', 'subject', 'patient', 'recorded-date', 'onset-date', '_id'],
  ServiceRequest: ['subject', 'patient', 'occurrence', 'authored', 'requester', 'status'],
  RiskAssessment: ['subject', 'patient', 'probability'],
  ValueSet: ['url', 'name', 'status'],
};

const TYPES = Object.keys(FILLED);

const escaped = (text: string): string => text.replace(/([\\,$|])/gu, '\\$1');

/** A search of one to three conditions, some of them chains, `_has` or a filter. */
export function randomSearch(random: Random): RandomSearch {
  const type = random.chance(0.4) ? 'Observation' : random.pick(TYPES);
  const pairs = Array.from({ length: 1 + random.below(3) }, () => randomPair(type, random, 2));
  return random.chance(0.15) ? { type, pairs: pairs.slice(1), filter: randomFilter(type, random, 2) } : { type, pairs };
}

function rulesOf(type: string): readonly SearchRule[] {
  return searchParametersOf(type).filter((rule) => FILLED[type]?.includes(rule.code));
}

/** A name and value; `depth` bounds chains and `_has`. */
function randomPair(type: string, random: Random, depth: number): readonly [string, string] {
  if (depth > 0 && random.chance(0.2)) {
    const found = random.chance(0.5) ? randomChain(type, random, depth) : randomHas(type, random, depth);
    if (found !== undefined) return found;
  }
  const rule = random.chance(0.9) ? random.pick(rulesOf(type)) : random.pick(searchParametersOf(type).filter((each) => each.type !== 'special' && each.expression !== undefined));
  if (random.chance(0.06)) return [`${rule.code}:missing`, random.pick(['true', 'false'])];
  const modifier = randomModifier(rule, random);
  const several = random.chance(0.25) && rule.type !== 'composite' ? 1 + random.below(2) : 0;
  const values = Array.from({ length: 1 + several }, () => randomValue(rule, type, modifier, random));
  return [modifier === undefined ? rule.code : `${rule.code}:${modifier}`, values.join(',')];
}

function randomChain(type: string, random: Random, depth: number): readonly [string, string] | undefined {
  const references = rulesOf(type).filter((rule) => rule.type === 'reference');
  if (references.length === 0) return undefined;
  const rule = random.pick(references);
  const targets = (rule.targets ?? []).filter((target) => TYPES.includes(target));
  if (targets.length === 0) return undefined;
  const target = random.pick(targets);
  const [name, raw] = randomPair(target, random, depth - 1);
  // Without a type only where the parameter means the same kind of value on every target.
  const typed = random.chance(0.7) || name.startsWith('_has') || !agrees(rule.targets ?? [], name, target);
  return [`${rule.code}${typed ? `:${target}` : ''}.${name}`, raw];
}

function agrees(targets: readonly string[], name: string, target: string): boolean {
  const code = name.split(/[.:]/u)[0] ?? '';
  const kind = searchParameter(target, code)?.type;
  return !name.includes('.') && targets.every((each) => searchParameter(each, code) === undefined || searchParameter(each, code)?.type === kind);
}

function randomHas(type: string, random: Random, depth: number): readonly [string, string] | undefined {
  const pointing = TYPES.flatMap((source) => rulesOf(source).filter((rule) => rule.type === 'reference' && rule.targets?.includes(type)).map((rule) => [source, rule.code] as const));
  if (pointing.length === 0) return undefined;
  const [source, code] = random.pick(pointing);
  const [name, raw] = randomPair(source, random, depth - 1);
  return [`_has:${source}:${code}:${name}`, raw];
}

function randomModifier({ type, code }: SearchRule, random: Random): string | undefined {
  if (random.chance(0.65)) return undefined;
  switch (type) {
    case 'string':
      return random.pick(['exact', 'contains']);
    case 'token':
      if (code === '_id') return undefined;
      return random.pick(code === 'identifier' ? ['not', 'of-type', 'text'] : ['not', 'not', 'text']);
    case 'reference':
      return random.chance(0.5) ? 'identifier' : undefined;
    case 'uri':
      return random.pick(['below', 'above']);
    default:
      return undefined;
  }
}

const PREFIXES = ['', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

function randomValue(rule: SearchRule, type: string, modifier: string | undefined, random: Random): string {
  switch (rule.type) {
    case 'token':
      return randomToken(rule.code, modifier, random);
    case 'string':
      return escaped(randomText(rule.code, random, modifier));
    case 'reference': {
      if (modifier === 'identifier') return random.chance(0.5) ? `${random.pick(WORDS.systems)}|${escaped(random.pick(WORDS.identifiers))}` : escaped(random.pick(WORDS.identifiers));
      const id = String(random.below(25));
      const target = random.pick((rule.targets ?? ['Patient']).filter((each) => TYPES.includes(each) || each === 'Location').concat('Patient'));
      return random.chance(0.7) ? `${target}/${id}` : id;
    }
    case 'date':
      return random.pick(PREFIXES) + random.pick(WORDS.dates);
    case 'number':
      return random.pick(PREFIXES) + random.pick(['0.5', '0.05', '0.25', '50', '5e1', '0.50', '1e-1']);
    case 'quantity':
      return randomQuantity(random);
    case 'uri':
      return random.pick(['http://a.example/vs', 'http://a.example/vs/1', 'http://a.example', 'urn:oid:1.2.3', 'http://a.example/vs/1/2']);
    case 'composite':
      return (rule.components ?? []).map(({ code }) => randomValue(searchParameter(type, code) ?? rule, type, undefined, random)).join('$');
    case 'special':
      throw new Error('No random value of a special parameter');
  }
}

function randomQuantity(random: Random): string {
  const number = random.pick(PREFIXES) + random.pick([...WORDS.numbers, '1e2', '0.0054', '5.4e0']);
  const unit = random.pick(WORDS.units);
  return random.pick([number, `${number}|http://unitsofmeasure.org|${unit}`, `${number}||${unit}`]);
}

const CODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['gender', ['male', 'female', 'http://hl7.org/fhir/administrative-gender|male', 'unknown']],
  ['status', ['final', 'active', 'amended', 'finished', 'in-progress', 'draft']],
  ['active', ['true', 'false']],
  ['deceased', ['true', 'false']],
  ['_tag', ['urn:tag|a', 'b', 'urn:tag|']],
  ['_id', ['1', '2', '3', '17']],
  ['telecom', ['555-1234', 'a@b.example']],
  ['phone', ['555-1234', 'a@b.example']],
  ['email', ['555-1234', 'a@b.example']],
]);

function randomToken(code: string, modifier: string | undefined, random: Random): string {
  if (modifier === 'text') return random.pick(['heart', 'H', 'BLOOD', 'Blood pressure', '心', 'medic', 'Local code x']);
  if (modifier === 'of-type') return `http://terminology.hl7.org/CodeSystem/v2-0203|${random.pick(['MR', 'SS'])}|${escaped(random.pick(WORDS.identifiers))}`;
  const known = CODES.get(code);
  if (known !== undefined) return random.pick(known);
  if (code === 'identifier') {
    const value = escaped(random.pick(WORDS.identifiers));
    return random.pick([value, `${random.pick(WORDS.systems)}|${value}`, `|${value}`, `${random.pick(WORDS.systems)}|`]);
  }
  const [system, value] = random.pick(WORDS.codes);
  return random.pick([value, `${system ?? ''}|${value}`, `${system ?? ''}|${value}`, `|${value}`, `http://loinc.org|`]);
}

function randomText(code: string, random: Random, modifier: string | undefined): string {
  const names = [...WORDS.families, ...WORDS.givens, 'Anna Müller', 'mull', 'ann', 'smi', 'SMITH', 'jose', 'ne', "o'n", '小', '欧'];
  const others = ['Acme', 'acme cl', 'General', '协和', 'Codes', 'codes of arzte', 'positive', 'Positive +', 'neg', 'es', '1 main', 'Paris', 'sao', 'CN', '北京', '京'];
  const text = random.pick(['name', 'family', 'given'].includes(code) && random.chance(0.8) ? names : others);
  return modifier === 'contains' && random.chance(0.5) ? [...text].slice(0, 2).join('') : text;
}

function randomFilter(type: string, random: Random, depth: number): Filter {
  if (depth > 0 && random.chance(0.6)) {
    if (random.chance(0.3)) return { not: randomFilter(type, random, depth - 1) };
    return { join: random.pick(['and', 'or'] as const), left: randomFilter(type, random, depth - 1), right: randomFilter(type, random, depth - 1) };
  }
  return randomComparison(type, random, depth);
}

function randomComparison(type: string, random: Random, depth: number): Filter {
  const rules = rulesOf(type).filter((rule) => rule.type !== 'composite' && rule.type !== 'uri');
  const rule = random.pick(rules);
  const target = (rule.targets ?? []).find((each) => TYPES.includes(each));
  if (rule.type === 'reference' && target !== undefined && depth > 0 && random.chance(0.5)) {
    const inner = randomComparison(target, random, 0);
    if ('text' in inner) return { text: `${rule.code}:${target}.${inner.text}`, pair: [`${rule.code}:${target}.${inner.pair[0]}`, inner.pair[1]] };
  }
  if (random.chance(0.1)) {
    const present = random.pick(['true', 'false']);
    return { text: `${rule.code} pr ${present}`, pair: [`${rule.code}:missing`, present === 'true' ? 'false' : 'true'] };
  }
  if (rule.type === 'string') {
    const text = randomText(rule.code, random, undefined).replaceAll('"', '');
    const operator = random.pick(['sw', 'co']);
    return { text: `${rule.code} ${operator} "${text}"`, pair: [operator === 'co' ? `${rule.code}:contains` : rule.code, escaped(text)] };
  }
  const raw = randomValue(rule, type, undefined, random);
  if (rule.type === 'date' || rule.type === 'number' || rule.type === 'quantity') {
    const value = raw.replace(/^(eq|ne|gt|lt|ge|le|sa|eb|ap)/u, '');
    const operator = random.pick(PREFIXES.slice(2));
    return { text: `${rule.code} ${operator} ${value}`, pair: [rule.code, operator + value] };
  }
  const plain = raw.includes('\\') ? '1' : raw;
  return { text: `${rule.code} eq ${plain}`, pair: [rule.code, plain] };
}

/** A filter as text. Joins are read from left to right, so nested ones stand in parentheses. */
export function filterText(filter: Filter): string {
  if ('text' in filter) return filter.text;
  if ('not' in filter) return `not (${filterText(filter.not)})`;
  const side = (each: Filter): string => ('join' in each ? `(${filterText(each)})` : filterText(each));
  return `${side(filter.left)} ${filter.join} ${side(filter.right)}`;
}

/** The meaning of a filter. */
export function filterMeets(filter: Filter, meets: (name: string, raw: string) => boolean): boolean {
  if ('text' in filter) return meets(...filter.pair);
  if ('not' in filter) return !filterMeets(filter.not, meets);
  const left = filterMeets(filter.left, meets);
  return filter.join === 'and' ? left && filterMeets(filter.right, meets) : left || filterMeets(filter.right, meets);
}
