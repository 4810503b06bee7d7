import { damaged, mutated } from '../mutate.ts';
import { oddJson } from '../values.ts';
import { FHIR, idOf, type MakeRequest } from './parts.ts';

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

/** A JSON Patch or FHIRPath Patch. */
export const patch: MakeRequest = (chance) => {
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
};
