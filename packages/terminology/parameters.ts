import type { CodeableConcept, Coding, Parameters } from '#fhir';
import { missingInput } from './refusals.ts';

type Parameter = NonNullable<Parameters['parameter']>[number];

/** A Parameters resource of the given parameters; the left-out ones are dropped. */
export const parameters = (...list: readonly (Parameter | undefined)[]): Parameters => ({
  resourceType: 'Parameters',
  parameter: list.filter((one) => one !== undefined),
});

/** A parameter with a string, or nothing. */
export const stringParameter = (name: string, valueString: string | undefined): Parameter | undefined =>
  valueString === undefined || valueString === '' ? undefined : { name, valueString };

/** The three ways in which the operations take a code. */
export interface CodeInput {
  readonly code?: string;
  readonly system?: string;
  /** Version of the code system. */
  readonly version?: string;
  readonly display?: string;
  readonly coding?: Coding;
  readonly codeableConcept?: CodeableConcept;
}

/** A code as asked for; without system the value set tells it. */
export interface AskedCode {
  readonly code: string;
  readonly system?: string;
  readonly version?: string;
  readonly display?: string;
  /** True for the parameter `code`, whose system the context may tell; a Coding must say its own. */
  readonly bare?: true;
}

/** The codes that the input names, at least one. */
export function askedCodes({
  code,
  system,
  version,
  display,
  coding,
  codeableConcept,
}: CodeInput): readonly AskedCode[] {
  const codings = [...(coding === undefined ? [] : [coding]), ...(codeableConcept?.coding ?? [])];
  const asked: AskedCode[] = code === undefined ? [] : [{ code, bare: true, ...dropped({ system, version, display }) }];
  for (const one of codings) {
    if (one.code === undefined) continue;
    asked.push({ code: one.code, ...dropped({ system: one.system, version: one.version, display: one.display }) });
  }
  if (asked.length === 0) throw missingInput('code, coding, codeableConcept');
  return asked;
}

/** The object without its undefined fields. */
function dropped<T extends Readonly<Record<string, string | undefined>>>(
  fields: T,
): { readonly [K in keyof T]?: string } {
  const kept: { -readonly [K in keyof T]?: string } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
