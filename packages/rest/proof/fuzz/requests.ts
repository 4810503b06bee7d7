import { resourceTypes, searchParametersOf } from '#fhir';
import { damaged, mutated } from './mutate.ts';
import type { Chance } from './random.ts';
import { SEEDS } from './seeds.ts';
import { oddJson, oddText } from './values.ts';

/** A request to send, as bytes where it matters. */
export interface FuzzRequest {
  readonly method: string;
  /** Below the base, percent-encoded as it is to be sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const TYPES = resourceTypes as unknown as readonly [string, ...string[]];
const SOME = [
  'Patient',
  'Observation',
  'Questionnaire',
  'ValueSet',
  'CodeSystem',
  'Location',
  'SearchParameter',
  'Binary',
  'List',
  'Basic',
] as const;
const OPERATIONS = [
  'validate',
  'meta',
  'meta-add',
  'meta-delete',
  'everything',
  'versions',
  'graphql',
  'expand',
  'lookup',
  'validate-code',
  'subsumes',
  'translate',
  'export',
  'nothing',
] as const;
const FHIR = { 'content-type': 'application/fhir+json' };

const typeOf = (chance: Chance): string =>
  chance.happens(0.7)
    ? chance.pick(SOME)
    : chance.happens(0.8)
      ? chance.pick(TYPES)
      : encodeURIComponent(wellFormed(oddText(chance))) || 'x';
const idOf = (chance: Chance): string =>
  chance.happens(0.6) ? `fuzz-${chance.whole(10)}` : encodeURIComponent(wellFormed(oddText(chance))) || 'x';
const wellFormed = (text: string): string => text.toWellFormed().slice(0, 2000);

/** One request of a random kind. */
export function fuzzRequest(chance: Chance): FuzzRequest {
  return chance.pick([
    write,
    write,
    write,
    search,
    search,
    search,
    patch,
    bundle,
    bundle,
    operation,
    operation,
    graphql,
    read,
    read,
    history,
    path,
    conditional,
    binary,
  ])(chance);
}

function resource(chance: Chance): object {
  const seed = chance.pick(SEEDS);
  return chance.happens(0.2) ? seed : (mutated(seed, chance) as object);
}

function write(chance: Chance): FuzzRequest {
  const seed = resource(chance) as { readonly resourceType?: string; readonly id?: string };
  const type =
    chance.happens(0.9) && typeof seed.resourceType === 'string'
      ? encodeURIComponent(wellFormed(seed.resourceType))
      : typeOf(chance);
  const body = chance.happens(0.4) ? damaged(seed, chance) : Buffer.from(JSON.stringify(seed));
  const id =
    chance.happens(0.9) && typeof seed.id === 'string' ? encodeURIComponent(wellFormed(seed.id)) : idOf(chance);
  return chance.happens(0.4)
    ? { method: 'POST', path: `/${type}`, headers: { ...FHIR, ...oddHeaders(chance) }, body }
    : { method: 'PUT', path: `/${type}/${id}`, headers: { ...FHIR, ...oddHeaders(chance) }, body };
}

const HEADERS: readonly [string, ...string[]] = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-none-exist',
  'prefer',
  'accept',
  'accept-language',
  'content-type',
  'content-encoding',
  'x-request-id',
  'x-forwarded-host',
  'authorization',
  'cookie',
  'range',
  'expect',
];
const VALUES: readonly [string, ...string[]] = [
  'W/"1"',
  '*',
  '"x"',
  'return=minimal',
  'return=OperationOutcome, handling=lenient',
  'respond-async',
  'application/fhir+json',
  'application/xml',
  '*/*;q=0',
  'zh-CN;q=x',
  'identifier=urn:i|1',
  'name=a&name=b',
  '?',
  'gzip',
  'identity',
  'Bearer x',
  'suwen=x',
  'bytes=0-1',
  '100-continue',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  'never',
];

function oddHeaders(chance: Chance): Record<string, string> {
  if (chance.happens(0.7)) return {};
  return {
    [chance.pick(HEADERS)]: chance.happens(0.8)
      ? chance.pick(VALUES)
      : chance
          .bytes(chance.whole(60))
          .toString('latin1')
          .replaceAll(/[^\x20-\x7e\x80-\xff]/gu, ''),
  };
}

const MODIFIERS = [
  '',
  '',
  '',
  ':exact',
  ':contains',
  ':missing',
  ':not',
  ':text',
  ':in',
  ':not-in',
  ':above',
  ':below',
  ':identifier',
  ':of-type',
  ':Patient',
  ':x',
  ':',
  '.name',
  '.',
  ':Patient.name',
  '.x.y.z',
] as const;
const RESULTS = [
  '_sort',
  '_count',
  '_total',
  '_summary',
  '_elements',
  '_include',
  '_revinclude',
  '_include:iterate',
  '_cursor',
  '_contained',
  '_format',
  '_pretty',
  '_filter',
  '_has:Observation:patient:code',
  '_has:x',
  '_type',
  '_list',
  '_text',
  '_content',
  '_id',
  '_lastUpdated',
  '_query',
  'near',
] as const;

function pairs(type: string, chance: Chance): string {
  const own = searchParametersOf(type);
  return Array.from({ length: 1 + chance.whole(3) }, () => {
    const rule = own[chance.whole(own.length)];
    const name =
      rule === undefined || chance.happens(0.35)
        ? chance.happens(0.85)
          ? chance.pick(RESULTS)
          : oddText(chance)
        : `${rule.code}${chance.pick(MODIFIERS)}`;
    const value = chance.happens(0.15)
      ? `${type}:${rule?.code ?? 'x'}`
      : chance.happens(0.1)
        ? String(chance.whole(50))
        : oddText(chance);
    return `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`;
  }).join('&');
}

function search(chance: Chance): FuzzRequest {
  const type = chance.pick(chance.happens(0.8) ? SOME : TYPES);
  const query = pairs(type, chance);
  const lenient: Record<string, string> = chance.happens(0.3) ? { prefer: 'handling=lenient' } : {};
  switch (chance.whole(6)) {
    case 0:
      return {
        method: 'POST',
        path: `/${type}/_search`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...lenient },
        body: Buffer.from(query),
      };
    case 1:
      return { method: 'GET', path: `/?${query}`, headers: lenient };
    case 2:
      return {
        method: 'GET',
        path: `/Patient/${idOf(chance)}/${chance.happens(0.5) ? type : '*'}?${query}`,
        headers: lenient,
      };
    case 3:
      return {
        method: 'POST',
        path: `/${type}/_search`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: chance.bytes(chance.whole(80)),
      };
    default:
      return { method: chance.pick(['GET', 'GET', 'HEAD']), path: `/${type}?${query}`, headers: lenient };
  }
}

const PATHS = [
  '/name',
  '/name/0',
  '/name/-',
  '/name/99',
  '/',
  '',
  '/id',
  '/meta/versionId',
  '/resourceType',
  '/__proto__/x',
  '/constructor',
  '/a~2b',
  '/name/0/given/0',
  'name',
  '/extension/-/url',
] as const;
const STEPS = [
  'Patient.name',
  'Patient.name[0]',
  'Patient',
  'Patient.name.given',
  'name.where(',
  'Patient.repeat(contact)',
  '1',
  '',
  'Patient.id',
  'Observation.value',
] as const;

function patch(chance: Chance): FuzzRequest {
  const where = `/Patient/${chance.happens(0.8) ? 'fuzz-1' : idOf(chance)}`;
  if (chance.happens(0.5)) {
    const operations = Array.from({ length: 1 + chance.whole(3) }, () => ({
      op: chance.pick(['add', 'remove', 'replace', 'move', 'copy', 'test', 'x']),
      path: chance.pick(PATHS),
      from: chance.pick(PATHS),
      value: oddJson(chance),
    }));
    return {
      method: 'PATCH',
      path: where,
      headers: { 'content-type': 'application/json-patch+json' },
      body: chance.happens(0.3) ? damaged(operations, chance) : Buffer.from(JSON.stringify(operations)),
    };
  }
  const part = [
    { name: 'type', valueCode: chance.pick(['add', 'insert', 'delete', 'replace', 'move', 'x']) },
    { name: 'path', valueString: chance.pick(STEPS) },
    { name: 'name', valueString: chance.pick(['name', 'gender', '', '__proto__', 'extension']) },
    {
      name: 'value',
      [chance.pick(['valueString', 'valueCode', 'valueHumanName', 'valueInteger', 'part'])]: oddJson(chance),
    },
    { name: 'index', valueInteger: chance.pick([0, -1, 99, 1.5, 1e9]) },
  ];
  const parameters = { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] };
  return {
    method: 'PATCH',
    path: where,
    headers: FHIR,
    body: Buffer.from(JSON.stringify(chance.happens(0.4) ? mutated(parameters, chance) : parameters)),
  };
}

function bundle(chance: Chance): FuzzRequest {
  const entry = Array.from({ length: chance.whole(4) }, () => ({
    fullUrl: chance.pick(['urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111', 'urn:uuid:1', 'Patient/1', '']),
    resource: resource(chance),
    request: {
      method: chance.pick(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'BREW']),
      url: chance.pick([
        'Patient',
        'Patient/fuzz-1',
        'Observation/fuzz-2',
        'Patient?identifier=urn:i|1',
        'Patient?',
        '',
        '/',
        'http://x/y',
        'Patient/$validate',
        'Patient/fuzz-1/$everything',
        '_history?_count=1',
        'metadata',
        '$graphql?query={',
        'Binary/fuzz-8',
        '%zz',
        oddText(chance),
      ]),
      ...(chance.happens(0.2) ? { ifMatch: chance.pick(['W/"1"', '*', 'x']) } : {}),
      ...(chance.happens(0.2) ? { ifNoneExist: chance.pick(['identifier=urn:i|1', '', 'x=y', '%zz']) } : {}),
    },
  }));
  const whole = {
    resourceType: 'Bundle',
    type: chance.pick(['batch', 'transaction', 'transaction', 'collection', 'x']),
    entry,
  };
  const sent = chance.happens(0.4) ? mutated(whole, chance) : whole;
  return {
    method: 'POST',
    path: '/',
    headers: { ...FHIR, ...oddHeaders(chance) },
    body: chance.happens(0.2) ? damaged(sent, chance) : Buffer.from(JSON.stringify(sent)),
  };
}

const GIVEN = [
  'url',
  'code',
  'system',
  'display',
  'count',
  'offset',
  'filter',
  'activeOnly',
  'coding',
  'codeableConcept',
  'valueSet',
  'codeA',
  'codeB',
  'reverse',
  'target',
  'mode',
  'profile',
  'meta',
  '_since',
  '_type',
  'start',
  'query',
  'x',
] as const;

function operation(chance: Chance): FuzzRequest {
  const name = chance.pick(OPERATIONS);
  const type = chance.pick([
    '',
    '',
    '/Patient',
    '/Patient/fuzz-1',
    '/ValueSet',
    '/ValueSet/fuzz-4',
    '/CodeSystem',
    '/CodeSystem/fuzz-5',
    '/ConceptMap',
    '/Group/1',
  ]);
  const values = [
    oddText(chance),
    'http://hl7.org/fhir/ValueSet/administrative-gender',
    'http://hl7.org/fhir/administrative-gender',
    'urn:fuzz',
    'urn:fuzz-codes',
    'male',
    'a',
    '1',
    'true',
  ] as const;
  // An export would fill the queue of jobs.
  if (name === 'export')
    return {
      method: 'GET',
      path: `${type}/$export?_type=${encodeURIComponent(wellFormed(oddText(chance)))}&x=1`,
      headers: {},
    };
  if (chance.happens(0.5)) {
    const query = Array.from(
      { length: chance.whole(4) },
      () => `${chance.pick(GIVEN)}=${encodeURIComponent(wellFormed(chance.pick(values)))}`,
    ).join('&');
    return { method: 'GET', path: `${type}/$${name}?${query}`, headers: {} };
  }
  const parameter = Array.from({ length: chance.whole(4) }, () => ({
    name: chance.pick(GIVEN),
    [chance.pick(['valueString', 'valueUri', 'valueCoding', 'valueMeta', 'resource', 'part'])]: chance.happens(0.4)
      ? chance.pick(values)
      : chance.happens(0.5)
        ? resource(chance)
        : oddJson(chance),
  }));
  const body = chance.happens(0.7) ? { resourceType: 'Parameters', parameter } : resource(chance);
  return {
    method: 'POST',
    path: `${type}/$${name}`,
    headers: FHIR,
    body: chance.happens(0.2) ? damaged(body, chance) : Buffer.from(JSON.stringify(body)),
  };
}

const QUERIES = [
  '{ Patient(id: "fuzz-1") { id name(use: official) { family } } }',
  '{ PatientList(name: "x", _count: 2) { id ObservationList(_reference: subject) { id } } }',
  '{ ObservationConnection { next edges { resource { ... on Observation { id } } } } }',
  'query($a: [Text]) { PatientList(name: $a) { id } }',
] as const;

function graphql(chance: Chance): FuzzRequest {
  const query = chance.pick(QUERIES);
  const bytes = Buffer.from(query);
  const broken = chance.happens(0.5) ? query : damagedText(bytes, chance);
  const variables = chance.happens(0.3) ? oddJson(chance) : {};
  return {
    method: 'POST',
    path: chance.pick(['/$graphql', '/Patient/fuzz-1/$graphql']),
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(
      JSON.stringify({ query: broken, variables, operationName: chance.happens(0.1) ? oddJson(chance) : undefined }),
    ),
  };
}

const damagedText = (bytes: Buffer, chance: Chance): string => {
  const copy = Buffer.from(bytes);
  for (let n = chance.whole(4); n >= 0; n -= 1) copy[chance.whole(copy.length)] = 32 + chance.whole(95);
  return copy.toString('utf8');
};

const read = (chance: Chance): FuzzRequest => ({
  method: chance.pick(['GET', 'GET', 'HEAD', 'DELETE', 'OPTIONS']),
  path: `/${typeOf(chance)}/${idOf(chance)}${chance.happens(0.3) ? `?${pairs('Patient', chance)}` : ''}`,
  headers: oddHeaders(chance),
});

const history = (chance: Chance): FuzzRequest => ({
  method: 'GET',
  path: `${chance.pick(['', '/Patient', '/Patient/fuzz-1', `/${typeOf(chance)}`])}/_history${chance.pick(['', `/${idOf(chance)}`, `?_count=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_since=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_at=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_cursor=${encodeURIComponent(wellFormed(oddText(chance)))}`, '?_cursor=1~9~1'])}`,
  headers: oddHeaders(chance),
});

const PARTS = [
  'Patient',
  'metadata',
  '_history',
  '_search',
  '$validate',
  '%00',
  '%2F',
  '%2e%2e',
  '..',
  '.',
  '%',
  '%zz',
  '%ff',
  '%ed%a0%80',
  '*',
  '{}',
  '"',
  '<>',
  '\\',
  '|',
  ';x=1',
  'a'.repeat(3000),
  '%F0%A0%AE%B7',
] as const;

const path = (chance: Chance): FuzzRequest => ({
  method: chance.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK']),
  path: `/${Array.from({ length: chance.whole(6) }, () => chance.pick(PARTS)).join('/')}${chance.happens(0.3) ? `?${chance.pick(['&&&', '=', '%', '%=%', 'a=%zz', '_format=xml', '_format=%00', '?', 'name=%F0%A0'])}` : ''}`,
  headers: oddHeaders(chance),
});

const conditional = (chance: Chance): FuzzRequest => ({
  method: chance.pick(['PUT', 'PATCH', 'DELETE']),
  path: `/Patient?${pairs('Patient', chance)}`,
  headers: { ...FHIR, ...oddHeaders(chance) },
  body: Buffer.from(JSON.stringify(resource(chance))),
});

const binary = (chance: Chance): FuzzRequest => ({
  method: chance.pick(['POST', 'PUT', 'GET']),
  path: chance.happens(0.5) ? '/Binary' : `/Binary/${idOf(chance)}`,
  headers: {
    'content-type': chance.pick(['image/png', 'text/plain; charset=x', 'application/json', 'x', ';', 'a/b/c']),
    accept: chance.pick(['image/png', '*/*', 'x', 'application/fhir+json', '']),
  },
  body: chance.bytes(chance.whole(300)),
});
