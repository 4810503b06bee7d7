import type { CodeSystem, ValueSet } from '#fhir';
import {
  validateCodeInSystem,
  validateCodeInValueSet,
  type ValidateCodeInSystem,
  type ValidateCodeInValueSet,
} from '#terminology';
import type { Interaction, RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { present } from './given.ts';
import { terminologyRun } from './terminology.ts';

const SHARED = ['url', 'code', 'display', 'coding', 'codeableConcept', 'abstract', 'activeOnly', 'displayLanguage'];

/** ValueSet/$validate-code (FHIR R4 valueset-operation-validate-code). */
const inValueSet: Interaction = terminologyRun<ValueSet>({
  type: 'ValueSet',
  subject: 'valueSet',
  parameters: [...SHARED, 'valueSetVersion', 'system', 'systemVersion'],
  // The language of a header is not that of the display which is judged.
  answer: ({ given, subject, context }) =>
    validateCodeInValueSet(
      present<ValidateCodeInValueSet>({
        url: given.text('url'),
        valueSet: subject,
        valueSetVersion: given.text('valueSetVersion'),
        code: given.text('code'),
        system: given.text('system'),
        systemVersion: given.text('systemVersion'),
        display: given.text('display'),
        coding: given.coding('coding'),
        codeableConcept: given.concept('codeableConcept'),
        abstract: given.flag('abstract'),
        activeOnly: given.flag('activeOnly'),
        displayLanguage: given.text('displayLanguage'),
      }),
      context,
    ),
});

/** CodeSystem/$validate-code (FHIR R4 codesystem-operation-validate-code). */
const inCodeSystem: Interaction = terminologyRun<CodeSystem>({
  type: 'CodeSystem',
  subject: 'codeSystem',
  parameters: [...SHARED, 'version'],
  answer: ({ given, subject, context }) =>
    validateCodeInSystem(
      present<ValidateCodeInSystem>({
        url: given.text('url') ?? subject?.url,
        version: given.text('version') ?? subject?.version,
        code: given.text('code'),
        display: given.text('display'),
        coding: given.coding('coding'),
        codeableConcept: given.concept('codeableConcept'),
        abstract: given.flag('abstract'),
        activeOnly: given.flag('activeOnly'),
        displayLanguage: given.text('displayLanguage'),
      }),
      context,
    ),
});

/** $validate-code: whether a code is in a value set, or in a code system. */
export const validateCodeOperation: RestOperation = {
  name: 'validate-code',
  title: { 'zh-CN': '校验代码', en: 'Validate a code' },
  at: { system: false, types: ['ValueSet', 'CodeSystem'], instance: true },
  definition: hl7Definition('validate-code'),
  get: true,
  changes: false,
  run: (door, asked, route) => (route.type === 'ValueSet' ? inValueSet : inCodeSystem)(door, asked, route),
};
