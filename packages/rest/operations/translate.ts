import type { ConceptMap } from '#fhir';
import { translate, type Translate } from '#terminology';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { present, type Given } from './given.ts';
import { terminologyRun } from './terminology.ts';

/** ConceptMap/$translate (FHIR R4 conceptmap-operation-translate). */
export const translateOperation: RestOperation = {
  name: 'translate',
  title: { 'zh-CN': '转换代码', en: 'Translate a code' },
  at: { system: false, types: ['ConceptMap'], instance: true },
  definition: hl7Definition('translate'),
  get: true,
  changes: false,
  run: terminologyRun<ConceptMap>({
    type: 'ConceptMap',
    subject: 'conceptMap',
    parameters: [
      'url',
      'conceptMapVersion',
      'code',
      'system',
      'version',
      'coding',
      'codeableConcept',
      'source',
      'target',
      'targetsystem',
      'dependency',
      'reverse',
      'displayLanguage',
    ],
    answer: ({ given, subject, language, context }) =>
      translate(
        present<Translate>({
          url: given.text('url'),
          conceptMapVersion: given.text('conceptMapVersion'),
          conceptMap: subject,
          code: given.text('code'),
          system: given.text('system'),
          version: given.text('version'),
          coding: given.coding('coding'),
          codeableConcept: given.concept('codeableConcept'),
          source: given.text('source'),
          target: given.text('target'),
          targetsystem: given.text('targetsystem'),
          dependency: given.parts('dependency').flatMap(dependencies),
          reverse: given.flag('reverse'),
          displayLanguage: language,
        }),
        context,
      ),
  }),
};

/** A map states the value that it depends on as text: each code of the concept, and its text, may be that. */
function dependencies(part: Given): readonly { readonly element: string; readonly value: string }[] {
  const element = part.text('element') ?? '';
  const { coding = [], text } = part.concept('concept') ?? {};
  const values = [...coding.map(({ code }) => code), text].filter((value) => value !== undefined);
  return values.map((value) => ({ element, value }));
}
