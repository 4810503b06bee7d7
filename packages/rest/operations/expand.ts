import type { ValueSet } from '#fhir';
import { expand, type Expand } from '#terminology';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { present } from './given.ts';
import { terminologyRun } from './terminology.ts';

/** ValueSet/$expand (FHIR R4 valueset-operation-expand). */
export const expandOperation: RestOperation = {
  name: 'expand',
  title: { 'zh-CN': '展开值集', en: 'Expand a value set' },
  at: { system: false, types: ['ValueSet'], instance: true },
  definition: hl7Definition('expand'),
  get: true,
  changes: false,
  run: terminologyRun<ValueSet>({
    type: 'ValueSet',
    subject: 'valueSet',
    parameters: [
      'url',
      'valueSetVersion',
      'filter',
      'offset',
      'count',
      'activeOnly',
      'includeDesignations',
      'designation',
      'includeDefinition',
      'displayLanguage',
      'excludeNested',
      'excludePostCoordinated',
      'exclude-system',
      'system-version',
      'check-system-version',
      'force-system-version',
    ],
    answer: ({ given, subject, language, context }) =>
      // Post-coordinated codes are never listed, so excludePostCoordinated holds whatever it says.
      expand(
        present<Expand>({
          url: given.text('url'),
          valueSet: subject,
          valueSetVersion: given.text('valueSetVersion'),
          filter: given.text('filter'),
          offset: given.whole('offset'),
          count: given.whole('count'),
          activeOnly: given.flag('activeOnly'),
          includeDesignations: given.flag('includeDesignations'),
          designation: given.texts('designation'),
          includeDefinition: given.flag('includeDefinition'),
          displayLanguage: language,
          excludeNested: given.flag('excludeNested'),
          excludeSystem: given.texts('exclude-system'),
          systemVersion: given.texts('system-version'),
          checkSystemVersion: given.texts('check-system-version'),
          forceSystemVersion: given.texts('force-system-version'),
        }),
        context,
      ),
  }),
};
