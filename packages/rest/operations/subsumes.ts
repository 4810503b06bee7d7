import type { CodeSystem } from '#fhir';
import { subsumes, type Subsumes } from '#terminology';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { present } from './given.ts';
import { terminologyRun } from './terminology.ts';

/** CodeSystem/$subsumes (FHIR R4 codesystem-operation-subsumes). */
export const subsumesOperation: RestOperation = {
  name: 'subsumes',
  title: { 'zh-CN': '代码的上下位关系', en: 'How two codes stand to each other' },
  at: { system: false, types: ['CodeSystem'], instance: true },
  definition: hl7Definition('subsumes'),
  get: true,
  changes: false,
  run: terminologyRun<CodeSystem>({
    type: 'CodeSystem',
    parameters: ['codeA', 'codeB', 'codingA', 'codingB', 'system', 'version'],
    answer: ({ given, subject, context }) =>
      subsumes(
        present<Subsumes>({
          codeA: given.text('codeA'),
          codeB: given.text('codeB'),
          codingA: given.coding('codingA'),
          codingB: given.coding('codingB'),
          system: given.text('system') ?? subject?.url,
          version: given.text('version') ?? subject?.version,
        }),
        context,
      ),
  }),
};
