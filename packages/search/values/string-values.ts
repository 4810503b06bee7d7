import { member } from '../path/walk.ts';
import { hasHan, normalise } from './normalise.ts';
import { readings } from './pinyin.ts';

/** Texts of one value of a string parameter. */
export interface StringValues {
  /** As written: `:exact` and `:contains` look here. */
  readonly written: readonly string[];
  /** Normalised, with what a reader may type for a Chinese name: the default comparison looks here. */
  readonly folded: readonly string[];
}

const NAME_PARTS = ['family', 'given', 'prefix', 'suffix', 'text'] as const;
const ADDRESS_PARTS = ['line', 'city', 'district', 'state', 'postalCode', 'country', 'text'] as const;

/** The texts of a string, HumanName or Address (FHIR R4 search.html#string). */
export function stringsOf(value: unknown, type: string): StringValues {
  if (typeof value === 'string') return folded([value], partReadings(value, type));
  if (typeof value !== 'object' || value === null) return { written: [], folded: [] };
  if (type === 'HumanName' || 'family' in value || 'given' in value) return nameStrings(value);
  if (type === 'Address') return folded(texts(value, ADDRESS_PARTS), []);
  const text = member(value, 'text') ?? member(value, 'display');
  return folded(typeof text === 'string' ? [text] : [], []);
}

function nameStrings(value: object): StringValues {
  const parts = texts(value, NAME_PARTS);
  if (!parts.some(hasHan)) return folded(parts, []);
  const [family = ''] = texts(value, ['family']);
  const [text = ''] = texts(value, ['text']);
  const given = texts(value, ['given']).join('');
  const typed = new Set<string>();
  const length = [...normalise(family)].length;
  for (const whole of [family + given, text.replaceAll(/\s/gu, '')]) {
    if (!hasHan(whole)) continue;
    typed.add(whole);
    const known = family !== '' && whole.startsWith(family) ? length : 1;
    for (const reading of readings(normalise(whole), known)) typed.add(reading);
  }
  return folded(parts, [...typed]);
}

/** The reading of a family or given name on its own. */
function partReadings(value: string, type: string): readonly string[] {
  if (!type.startsWith('HumanName.') || !hasHan(value)) return [];
  const text = normalise(value).replaceAll(' ', '');
  const part = type.slice('HumanName.'.length);
  if (part === 'family') return readings(text, [...text].length);
  return part === 'given' ? readings(text, 0) : part === 'text' ? [text, ...readings(text, 1)] : [];
}

function folded(written: readonly string[], typed: readonly string[]): StringValues {
  return { written, folded: [...new Set([...written, ...typed].map(normalise))] };
}

function texts(value: object, parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => {
    const found = member(value, part);
    return (Array.isArray(found) ? (found as unknown[]) : [found]).filter(
      (one): one is string => typeof one === 'string',
    );
  });
}
