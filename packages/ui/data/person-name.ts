import type { Language } from '#kernel';
import type { HumanName } from '#fhir';

/** ISO 21090 name representation: ABC is alphabetic (pinyin), IDE is ideographic (汉字). */
const representation = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
const han = /\p{Script=Han}/u;

/** A person's name as a screen needs it. */
export interface SpokenName {
  readonly shown: string;
  /** The pinyin as recorded for this person, where the record has it. */
  readonly pinyin?: string;
}

/** The name in the script of the screen's language where the record has it, else in the other; nothing where there is none. */
export function nameIn(language: Language, names: readonly HumanName[] = []): SpokenName | undefined {
  const usable = names.filter(({ use }) => use !== 'old' && use !== 'maiden');
  const written = (usable.length > 0 ? usable : names)
    .map((name) => [name, textOf(name)] as const)
    .filter(([, text]) => text !== '');
  const chinese = written.find(([, text]) => han.test(text))?.[1];
  const latin = written.find(([, text]) => !han.test(text))?.[1];
  const shown = language === 'zh-CN' ? (chinese ?? latin) : (latin ?? chinese);
  if (shown === undefined) return undefined;
  return { shown, ...(latin !== undefined && chinese !== undefined && { pinyin: latin }) };
}

/** Chinese stands together, family first; pinyin keeps that order; other names are given name first. */
function textOf(name: HumanName): string {
  const { text, family = '', given = [] } = name;
  if (text) return text;
  if (han.test(family + given.join(''))) return family + given.join('');
  const alphabetic = name.extension?.some(({ url, valueCode }) => url === representation && valueCode === 'ABC');
  return (alphabetic ? [family, ...given] : [...given, family]).filter((part) => part !== '').join(' ');
}
