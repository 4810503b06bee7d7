import type { CodeSystem } from '#fhir';
import { lookup, type Lookup } from '#terminology';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { present } from './given.ts';
import { terminologyRun } from './terminology.ts';

/** CodeSystem/$lookup (FHIR R4 codesystem-operation-lookup); on an instance its system is that of the instance. */
export const lookupOperation: RestOperation = {
  name: 'lookup',
  title: { 'zh-CN': '查代码', en: 'Look up a code' },
  at: { system: false, types: ['CodeSystem'], instance: true },
  definition: hl7Definition('lookup'),
  get: true,
  changes: false,
  run: terminologyRun<CodeSystem>({
    type: 'CodeSystem',
    parameters: ['code', 'system', 'version', 'coding', 'displayLanguage', 'property'],
    answer: ({ given, subject, language, context }) =>
      lookup(
        present<Lookup>({
          code: given.text('code'),
          system: given.text('system') ?? subject?.url,
          version: given.text('version') ?? subject?.version,
          coding: given.coding('coding'),
          displayLanguage: language,
          property: given.texts('property'),
        }),
        context,
      ),
  }),
};
