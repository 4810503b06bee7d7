import type { Language, Words } from '#kernel';

/** The two languages, in the order in which a switch shows them, each under its own name. */
export const languages: readonly (readonly [Language, string])[] = [
  ['zh-CN', '中文'],
  ['en', 'English'],
];

/** Writes down one text in both languages; for texts that come from data. Texts of the program stand in `words.ts`. */
export const say = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

/** The same text in both languages: a proper name, a number. */
export const same = (text: string): Words => ({ 'zh-CN': text, en: text });

/** The first of the wanted languages that Suwen speaks, by RFC 4647 lookup; Chinese when none fits. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'zh-CN';
}
