import { createRequire } from 'node:module';
import { hasHan } from './normalise.ts';

type Pinyin = (text: string, options: Readonly<Record<string, string>>) => string[];

let library: Pinyin | undefined;

/** Characters of names outside of the library's table (GB 18030-2022 supplementary planes). */
const SUPPLEMENT: ReadonlyMap<string, string> = new Map([
  ['𠮷', 'ji'],
  ['𬱖', 'wei'],
]);

/**
 * The reading of each character, without tones; `surname` reads the head as a surname (单 Shàn, 仇 Qiú, 解 Xiè, 查 Zhā,
 * 尉迟 Yùchí). Characters without a reading stand for themselves.
 */
export function syllables(text: string, surname: boolean): readonly string[] {
  library ??= load();
  const readings = library(text, { toneType: 'none', type: 'array', surname: surname ? 'head' : 'off' });
  const chars = [...text];
  if (readings.length !== chars.length)
    return chars.map(
      (char) => SUPPLEMENT.get(char) ?? plain(library?.(char, { toneType: 'none', type: 'array' })[0] ?? char),
    );
  return chars.map((char, at) => SUPPLEMENT.get(char) ?? plain(readings[at] ?? char));
}

/** Loaded at first use: the dictionary is 40 ms and some megabytes. */
function load(): Pinyin {
  const require = createRequire(import.meta.url);
  return (require('pinyin-pro') as { readonly pinyin: Pinyin }).pinyin;
}

const plain = (reading: string): string => reading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What a reader types for a Chinese name: full reading, surname apart, given name alone, initials; 吕 as lu and lv. */
export function readings(name: string, surnameLength: number): readonly string[] {
  if (!hasHan(name)) return [];
  const read = syllables(name, surnameLength > 0);
  const forms = new Set<string>();
  for (const list of [read, umlauts(name, read)]) {
    forms.add(list.join(''));
    forms.add(list.map((syllable) => syllable[0] ?? '').join(''));
    if (surnameLength > 0 && surnameLength < list.length) {
      const given = list.slice(surnameLength).join('');
      forms.add(given);
      forms.add(`${list.slice(0, surnameLength).join('')} ${given}`);
    }
  }
  return [...forms];
}

const UMLAUT = /[吕闾侣旅屡缕铝履律绿率虑滤氯女钕衄略掠虐疟驴榈膂郘]/u;

/** lü and nü are typed lv and nv as well. */
function umlauts(name: string, read: readonly string[]): readonly string[] {
  if (!UMLAUT.test(name)) return read;
  return [...name].map((char, at) =>
    UMLAUT.test(char) ? (read[at] ?? '').replace(/^([ln])u/u, '$1v') : (read[at] ?? ''),
  );
}
