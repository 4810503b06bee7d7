import { structureOf, writeJson, type OperationOutcomeIssue, type Resource } from '#fhir';
import type { Language } from '#kernel';
import { resourceOf } from '#store';
import { canonical } from '#terminology';
import { validateOperation, type ProfileSource, type Validate } from '#validation';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { typeMismatch, wrongParameter } from '../refusals.ts';
import { given, present } from './given.ts';

const MODES = ['create', 'update', 'delete', 'profile'] as const;

/** $validate (FHIR resource-operation-validate): says what a write would find, without writing. */
export const validate: RestOperation = {
  name: 'validate',
  title: { 'zh-CN': '校验', en: 'Validate' },
  at: { system: false, types: 'all', instance: true },
  definition: hl7Definition('validate', 'Resource'),
  get: true,
  changes: false,
  run: async (door, asked, { type = '', id }) => {
    const input = given(asked, ['resource', 'mode', 'profile']);
    const mode = modeOf(input.text('mode'));
    const brought = input.resource('resource');
    if (brought !== undefined && brought.resourceType !== type) throw typeMismatch(type, brought.resourceType);
    const stored = brought === undefined && id !== undefined && mode !== 'delete';
    const resource = stored ? resourceOf((await door.store.read(asked.session, type, id)).text) : brought;
    const claimed = await claims(resource, door.terminology);
    const profiles = [...new Set([...(input.texts('profile') ?? []), ...claimed.loaded])];
    const { language } = asked.request;
    const { issue } = await validateOperation(
      present<Validate>({ resource, mode, id, profiles }),
      door.terminology,
      language,
    );
    const [first, ...rest] = issue;
    return {
      status: 200,
      body: writeJson({
        resourceType: 'OperationOutcome',
        issue: [first, ...rest, ...claimed.missing.map((url) => notLoaded(url, language))],
      }),
    };
  },
};

function modeOf(text: string | undefined): Validate['mode'] {
  const mode = MODES.find((one) => one === text);
  if (text === undefined || mode !== undefined) return mode;
  throw wrongParameter('mode', '应为 create、update、delete 或 profile', 'must be create, update, delete or profile');
}

/** The profiles that the resource claims to keep (meta.profile): those at hand, and those that are not loaded. */
async function claims(
  resource: Resource | undefined,
  source: ProfileSource,
): Promise<{ readonly loaded: readonly string[]; readonly missing: readonly string[] }> {
  const loaded: string[] = [];
  const missing: string[] = [];
  for (const url of resource?.meta?.profile ?? []) {
    const { url: address, version } = canonical(url);
    const found = isBase(address) || (await source.structureDefinition(address, version)) !== undefined;
    (found ? loaded : missing).push(url);
  }
  return { loaded, missing };
}

const BASE = 'http://hl7.org/fhir/StructureDefinition/';
const isBase = (url: string): boolean => url.startsWith(BASE) && structureOf(url.slice(BASE.length)) !== undefined;

/** A claim that cannot be checked is said, and is no fault of the resource. */
const notLoaded = (url: string, language: Language): OperationOutcomeIssue => ({
  severity: 'information',
  code: 'not-supported',
  details: { text: language === 'en' ? `Not checked: the profile ${url} is not loaded` : `未校验:规范 ${url} 未载入` },
  expression: ['meta.profile'],
});
