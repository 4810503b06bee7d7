import type { CodeableConcept, Coding, Parameters, ValueSet } from '#fhir';
import { Refusal, type Words } from '#kernel';
import type { Member } from './code-set.ts';
import { displayIn, displaysOf } from './display.ts';
import type { TerminologyContext } from './expand.ts';
import { askedCodes, parameters, stringParameter, type AskedCode } from './parameters.ts';
import { codeNotFound, incompleteSystem, missingInput, systemNotLoaded } from './refusals.ts';
import { folded } from './text-match.ts';
import { loadValueSet, valueSetCodes } from './value-set-codes.ts';

/** What both forms of $validate-code take: a code in one of three ways, and how to judge it. */
export interface ValidateCode {
  readonly code?: string;
  readonly system?: string;
  readonly systemVersion?: string;
  readonly display?: string;
  readonly coding?: Coding;
  readonly codeableConcept?: CodeableConcept;
  /** False where a heading may not be used. */
  readonly abstract?: boolean;
  /** True where only active concepts may be used. */
  readonly activeOnly?: boolean;
  /** BCP-47 tag, of the display and of the message. */
  readonly displayLanguage?: string;
}

/** Input of ValueSet/$validate-code. */
export interface ValidateCodeInValueSet extends ValidateCode {
  readonly url?: string;
  readonly valueSetVersion?: string;
  readonly valueSet?: ValueSet;
}

/** Input of CodeSystem/$validate-code; `url` is the code system. */
export interface ValidateCodeInSystem extends ValidateCode {
  readonly url?: string;
  readonly version?: string;
}

/** ValueSet/$validate-code (FHIR R4 valueset-operation-validate-code). Refuses what cannot be decided. */
export async function validateCodeInValueSet(
  input: ValidateCodeInValueSet,
  { source }: TerminologyContext,
): Promise<Parameters> {
  const { url, valueSet, valueSetVersion } = input;
  if (valueSet === undefined && url === undefined) throw missingInput('url, valueSet');
  const codes = valueSetCodes(valueSet ?? (await loadValueSet(url ?? '', source, valueSetVersion)), source);
  return judged(input, async ({ system, code }) => {
    const member = await codes.contains(system, code);
    return member ?? notInValueSet(codes.url, system, code);
  });
}

/** CodeSystem/$validate-code (FHIR R4 codesystem-operation-validate-code). Refuses a system that is not loaded. */
export async function validateCodeInSystem(
  input: ValidateCodeInSystem,
  { source }: TerminologyContext,
): Promise<Parameters> {
  const { url, version } = input;
  return judged(input, async (asked) => {
    const system = url ?? asked.system;
    if (system === undefined) throw missingInput('url');
    if (asked.system !== undefined && asked.system !== system) return notOfSystem(system, asked.system, asked.code);
    const wanted = version ?? asked.version;
    const concepts = await source.concepts(system, wanted);
    if (concepts === undefined) throw systemNotLoaded(system, wanted);
    const concept = await concepts.lookup(asked.code);
    if (concept === undefined) {
      if (!concepts.complete) throw incompleteSystem(system, asked.code);
      return codeNotFound(system, asked.code).words;
    }
    return {
      system,
      ...(concepts.version === undefined ? {} : { version: concepts.version }),
      ...(concepts.language === undefined ? {} : { language: concepts.language }),
      concept,
    };
  });
}

/** Judges each code; one right code is enough, as in a CodeableConcept, where the others may be of other systems. */
async function judged(input: ValidateCode, find: (asked: AskedCode) => Promise<Member | Words>): Promise<Parameters> {
  const { systemVersion } = input;
  const asked = askedCodes({ ...input, ...(systemVersion === undefined ? {} : { version: systemVersion }) });
  let refusal: Refusal | undefined;
  let fault: { readonly words: Words; readonly member?: Member } | undefined;
  for (const one of asked) {
    try {
      const found = one.system === undefined && one.bare !== true ? withoutSystem(one.code) : await find(one);
      if (!('concept' in found)) {
        fault ??= { words: found };
        continue;
      }
      const words = faultOf(found, one, input);
      if (words === undefined) return answer(true, found, undefined, input);
      fault = { words, member: found };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal ??= error;
    }
  }
  // A code that could not be judged might have been the right one, so there is no "false" beside it.
  if (refusal !== undefined) throw refusal;
  return answer(false, fault?.member, fault?.words, input);
}

/** What is wrong with a code that is in the set: it is only a heading, or its display is another's. */
function faultOf(member: Member, { display, version }: AskedCode, input: ValidateCode): Words | undefined {
  const { concept, language } = member;
  if (version !== undefined && member.version !== undefined && version !== member.version) {
    return {
      'zh-CN': `代码 ${concept.code} 属于代码系统的版本 ${member.version}，不是 ${version}`,
      en: `The code ${concept.code} is of version ${member.version} of its code system, not of ${version}`,
    };
  }
  if (concept.inactive && input.activeOnly === true) {
    return { 'zh-CN': `代码 ${concept.code} 已停用`, en: `The code ${concept.code} is no longer active` };
  }
  if (concept.abstract && input.abstract === false) {
    return {
      'zh-CN': `代码 ${concept.code} 是抽象概念，不可直接使用`,
      en: `The code ${concept.code} is abstract and may not be used here`,
    };
  }
  const displays = displaysOf(concept, input.displayLanguage, language);
  if (display === undefined || displays.length === 0) return undefined;
  const given = folded(display).trim();
  if (displays.some((one) => folded(one).trim() === given)) return undefined;
  const right = displayIn(concept, input.displayLanguage, language) ?? displays[0] ?? '';
  return {
    'zh-CN': `代码 ${concept.code} 的显示名“${display}”有误；应为“${right}”`,
    en: `The display "${display}" of code ${concept.code} is wrong; right is "${right}"`,
  };
}

function answer(
  result: boolean,
  member: Member | undefined,
  words: Words | undefined,
  input: ValidateCode,
): Parameters {
  const { displayLanguage } = input;
  const message = words?.[displayLanguage?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'];
  return parameters(
    { name: 'result', valueBoolean: result },
    stringParameter('message', message),
    member && stringParameter('display', displayIn(member.concept, displayLanguage, member.language)),
    member && { name: 'code', valueCode: member.concept.code },
    member && { name: 'system', valueUri: member.system },
    member && stringParameter('version', member.version),
  );
}

const notInValueSet = (url: string, system: string | undefined, code: string): Words => {
  const coded = system === undefined ? code : `${system}|${code}`;
  return { 'zh-CN': `值集 ${url} 不含代码 ${coded}`, en: `The value set ${url} does not contain the code ${coded}` };
};

const withoutSystem = (code: string): Words => ({
  'zh-CN': `代码 ${code} 没有写明代码系统，无法确定其含义`,
  en: `The code ${code} does not say its code system, so it has no meaning`,
});

const notOfSystem = (system: string, other: string, code: string): Words => ({
  'zh-CN': `代码 ${code} 属于代码系统 ${other}，不属于 ${system}`,
  en: `The code ${code} is of the code system ${other}, not of ${system}`,
});
