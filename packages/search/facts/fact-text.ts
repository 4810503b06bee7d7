import type { Parameter } from '../registry/parameter.ts';

/** Parts of a fact are joined by U+0000, which no FHIR text holds. */
const END = '\0';

/** What every fact of a parameter starts with. */
export const prefixOf = ({ space, code }: Pick<Parameter, 'space' | 'code'>): string => `${space}${END}${code}${END}`;

/** The slot of a parameter: of its links, dates and numbers, and what a reference fact is joined with. */
export const slotText = ({ space, code }: Pick<Parameter, 'space' | 'code'>): string => `${space}${END}${code}`;

/** `system|code`; '' is: without a system. */
export const codeForm = (system: string, code: string): string => `t${END}${system}${END}${code}`;

/** The code in any system. */
export const anySystemForm = (code: string): string => `c${END}${code}`;

/** Any code of the system. */
export const systemForm = (system: string): string => `s${END}${system}`;

/** `:of-type`. */
export const ofTypeForm = (system: string, code: string, value: string): string =>
  `o${END}${system}${END}${code}${END}${value}`;

/** The beginning of a normalised text. */
export const startForm = (start: string): string => `p${END}${start}`;

/** The beginning of a text that says a code in words. */
export const textForm = (start: string): string => `x${END}${start}`;

/** A text exactly as written. */
export const exactForm = (text: string): string => `e${END}${text}`;

/** Two neighbouring characters, or one Chinese character, of a normalised text. */
export const gramForm = (gram: string): string => `g${END}${gram}`;

/** Some text is too long for all its grams to be indexed. */
export const longTextForm = 'l';

/** A uri, an absolute reference, a canonical with or without version. */
export const uriForm = (uri: string): string => `u${END}${uri}`;

/** A uri from its start to one of its slashes, for `:below`. */
export const belowForm = (prefix: string): string => `b${END}${prefix}`;

/** A reference to one version. */
export const versionForm = (reference: string): string => `v${END}${reference}`;

/** The parameter has a value. */
export const presentForm = 'm';

/** A date parameter without a value. */
export const absentForm = 'z';

/** The clinical date covers more than `SHORT_DATE_MS`. */
export const longDateForm = 'w';

/** Two components of one composite element. */
export const pairForm = (first: string, second: string): string => `k${END}${first}${END}${second}`;

/** What a token component contributes to slots and pairs of a composite. */
export const pairSlot = (first: string): string => `k${END}${first}`;

/** Numbers that are ranges, or dates longer than `SHORT_DATE_MS`, stand in a slot of their own. */
export const wideSlot = (slot: string): string => `${slot}${END}w`;

/** The name under which a reference's logical identifier is indexed like a token. */
export const identifierOf = (parameter: Pick<Parameter, 'space' | 'code'>): Pick<Parameter, 'space' | 'code'> => ({
  space: parameter.space,
  code: `${parameter.code}:identifier`,
});

/** The slot of `code` together with the patient, per form of the code. */
export const codeOfPatientSlot = (type: string, form: string): string => `${type}${END}code×patient${END}${form}`;

/** The identity of a unit. */
export const unitText = (system: string, code: string, unit: string): string =>
  `unit${END}${system}${END}${code}${END}${unit}`;

/** 48 hours: a date range up to this length is found by its start alone. */
export const SHORT_DATE_MS = 172_800_000;

/** Lengths, in code points, of the beginnings of strings that are indexed: up to 12 a search is exact. */
export const LONGEST_START = 12;

/** Lengths of the beginnings of token texts that are indexed. */
export const TEXT_STARTS: readonly number[] = [1, 3, 6];

/** Code points of a text whose grams are indexed. */
export const GRAM_LIMIT = 256;

/** The grams of a normalised text: pairs of neighbours, and single Chinese characters. */
export function gramsOf(chars: readonly string[]): readonly string[] {
  const grams = new Set<string>();
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    const next = chars[at + 1];
    if (next !== undefined) grams.add(char + next);
    if (/\p{Script=Han}/u.test(char)) grams.add(char);
  }
  return [...grams];
}

/** Every beginning of a uri that ends before one of its slashes, and the uri itself without a trailing one. */
export function uriStarts(uri: string): readonly string[] {
  const whole = uri.replace(/\/+$/u, '');
  const starts = [whole];
  const from = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//u.exec(whole)?.[0].length ?? 0;
  for (let at = whole.indexOf('/', from); at >= 0; at = whole.indexOf('/', at + 1)) starts.push(whole.slice(0, at));
  return starts;
}
