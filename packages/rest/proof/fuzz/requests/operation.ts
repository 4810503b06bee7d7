import { damaged } from '../mutate.ts';
import type { Chance } from '../random.ts';
import { oddJson, oddText } from '../values.ts';
import { FHIR, resource, wellFormed, type MakeRequest } from './parts.ts';

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

/** An operation on the system, a type or an instance. */
export const operation: MakeRequest = (chance) => {
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
};

const QUERIES = [
  '{ Patient(id: "fuzz-1") { id name(use: official) { family } } }',
  '{ PatientList(name: "x", _count: 2) { id ObservationList(_reference: subject) { id } } }',
  '{ ObservationConnection { next edges { resource { ... on Observation { id } } } } }',
  'query($a: [Text]) { PatientList(name: $a) { id } }',
] as const;

/** A GraphQL query. */
export const graphql: MakeRequest = (chance) => {
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
};

const damagedText = (bytes: Buffer, chance: Chance): string => {
  const copy = Buffer.from(bytes);
  for (let n = chance.whole(4); n >= 0; n -= 1) copy[chance.whole(copy.length)] = 32 + chance.whole(95);
  return copy.toString('utf8');
};
