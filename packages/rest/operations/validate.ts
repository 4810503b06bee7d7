import { writeJson } from '#fhir';
import { outcomeOfFindings, type Finding } from '#validation';
import type { RestOperation } from '../door.ts';
import { wrongParameter } from '../refusals.ts';
import { resourceOf } from '#store';
import { givenResource, givenText, operationInput } from './input.ts';

const MODES = new Set(['create', 'update', 'delete', 'profile']);

/** $validate (FHIR resource-operation-validate): says what a write would find, without writing. */
export const validate: RestOperation = {
  name: 'validate',
  title: { 'zh-CN': '校验', en: 'Validate' },
  at: { system: false, types: 'all', instance: true },
  get: false,
  changes: false,
  run: async (door, { request, session }, { type = '', id }) => {
    const input = operationInput(request);
    const mode = givenText(input, 'mode');
    if (mode !== undefined && !MODES.has(mode)) throw wrongParameter('mode', '应为 create、update、delete 或 profile', 'must be create, update, delete or profile');
    const profiles = [givenText(input, 'profile')].filter((url) => url !== undefined);
    const given = givenResource(input, 'resource') ?? (id === undefined ? undefined : resourceOf((await door.store.read(session, type, id)).text));
    if (given === undefined && mode !== 'delete') throw wrongParameter('resource', '缺失', 'is missing');
    const findings = given === undefined ? [] : await door.validateAgainst(session, given, profiles);
    return { status: 200, body: writeJson(outcomeOfFindings([...idFindings(mode, id, given), ...findings], request.language)) };
  },
};

function idFindings(mode: string | undefined, id: string | undefined, given: { readonly id?: string } | undefined): readonly Finding[] {
  if (mode !== 'update' || given === undefined || (given.id !== undefined && (id === undefined || given.id === id))) return [];
  return [
    {
      severity: 'error',
      code: 'validation/mode',
      issue: 'required',
      expression: 'id',
      words: { 'zh-CN': 'update 时必须带有与地址相同的 id', en: 'An update needs the id of its address' },
    },
  ];
}
