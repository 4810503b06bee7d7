import { searchParameter, searchParametersOf, type SearchRule } from '#fhir';
import { WORDS } from './random-resources.ts';
import type { Random } from './random.ts';

/** Types of the world, and the parameters that its resources fill. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  Organization: ['name', 'partof', 'active', '_id', '_lastUpdated', '_tag'],
  Practitioner: ['name', 'family', 'given', 'identifier', 'active', '_id'],
  Patient: [
    'name',
    'family',
    'given',
    'gender',
    'birthdate',
    'identifier',
    'active',
    'deceased',
    'telecom',
    'phone',
    'email',
    'address',
    'address-city',
    'organization',
    'general-practitioner',
    '_id',
    '_tag',
    '_lastUpdated',
  ],
  Encounter: ['status', 'class', 'subject', 'patient', 'date', 'type', 'service-provider', 'part-of', '_id'],
  Observation: [
    'status',
    'code',
    'category',
    'subject',
    'patient',
    'encounter',
    'performer',
    'date',
    'value-quantity',
    'value-concept',
    'value-string',
    'value-date',
    'component-code',
    'component-value-quantity',
    'combo-code',
    'combo-value-quantity',
    'combo-value-concept',
    'code-value-quantity',
    'code-value-concept',
    'code-value-string',
    'code-value-date',
    'component-code-value-quantity',
    'combo-code-value-quantity',
    '_id',
    '_lastUpdated',
    '_tag',
  ],
  Condition: ['code', 'subject', 'patient', 'recorded-date', 'onset-date', '_id'],
  ServiceRequest: ['subject', 'patient', 'occurrence', 'authored', 'requester', 'status'],
  RiskAssessment: ['subject', 'patient', 'probability'],
  ValueSet: ['url', 'name', 'status'],
};

/** The types of the world. */
export const TYPES: readonly string[] = Object.keys(FILLED);

/** A text with the escapes of a query string. */
export const escaped = (text: string): string => text.replace(/([\\,$|])/gu, '\\$1');

/** The parameters of a type that are searched. */
export function rulesOf(type: string): readonly SearchRule[] {
  return searchParametersOf(type).filter((rule) => FILLED[type]?.includes(rule.code));
}

/** A modifier that a parameter takes, or none. */
export function randomModifier({ type, code }: SearchRule, random: Random): string | undefined {
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

/** Prefixes, none of them twice as often. */
export const PREFIXES: readonly string[] = ['', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

/** A value as a query string has it, escaped. */
export function randomValue(rule: SearchRule, type: string, modifier: string | undefined, random: Random): string {
  switch (rule.type) {
    case 'token':
      return randomToken(rule.code, modifier, random);
    case 'string':
      return escaped(randomText(rule.code, random, modifier));
    case 'reference': {
      if (modifier === 'identifier')
        return random.chance(0.5)
          ? `${random.pick(WORDS.systems)}|${escaped(random.pick(WORDS.identifiers))}`
          : escaped(random.pick(WORDS.identifiers));
      const id = String(random.below(25));
      const target = random.pick(
        (rule.targets ?? ['Patient']).filter((each) => TYPES.includes(each) || each === 'Location').concat('Patient'),
      );
      return random.chance(0.7) ? `${target}/${id}` : id;
    }
    case 'date':
      return random.pick(PREFIXES) + random.pick(WORDS.dates);
    case 'number':
      return random.pick(PREFIXES) + random.pick(['0.5', '0.05', '0.25', '50', '5e1', '0.50', '1e-1']);
    case 'quantity':
      return randomQuantity(random);
    case 'uri':
      return random.pick([
        'http://a.example/vs',
        'http://a.example/vs/1',
        'http://a.example',
        'urn:oid:1.2.3',
        'http://a.example/vs/1/2',
      ]);
    case 'composite':
      return (rule.components ?? [])
        .map(({ code }) => randomValue(searchParameter(type, code) ?? rule, type, undefined, random))
        .join('$');
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
  if (modifier === 'of-type')
    return `http://terminology.hl7.org/CodeSystem/v2-0203|${random.pick(['MR', 'SS'])}|${escaped(random.pick(WORDS.identifiers))}`;
  const known = CODES.get(code);
  if (known !== undefined) return random.pick(known);
  if (code === 'identifier') {
    const value = escaped(random.pick(WORDS.identifiers));
    return random.pick([
      value,
      `${random.pick(WORDS.systems)}|${value}`,
      `|${value}`,
      `${random.pick(WORDS.systems)}|`,
    ]);
  }
  const [system, value] = random.pick(WORDS.codes);
  return random.pick([value, `${system ?? ''}|${value}`, `${system ?? ''}|${value}`, `|${value}`, `http://loinc.org|`]);
}

/** A text to look for in names, addresses and titles. */
export function randomText(code: string, random: Random, modifier: string | undefined): string {
  const names = [
    ...WORDS.families,
    ...WORDS.givens,
    'Anna Müller',
    'mull',
    'ann',
    'smi',
    'SMITH',
    'jose',
    'ne',
    "o'n",
    '小',
    '欧',
  ];
  const others = [
    'Acme',
    'acme cl',
    'General',
    '协和',
    'Codes',
    'codes of arzte',
    'positive',
    'Positive +',
    'neg',
    'es',
    '1 main',
    'Paris',
    'sao',
    'CN',
    '北京',
    '京',
  ];
  const text = random.pick(['name', 'family', 'given'].includes(code) && random.chance(0.8) ? names : others);
  return modifier === 'contains' && random.chance(0.5) ? [...text].slice(0, 2).join('') : text;
}
