import { PREFIXES, escaped, randomText, randomValue, rulesOf, TYPES } from './random-values.ts';
import type { Random } from './random.ts';

/** A `_filter` as a tree, so that its meaning needs no parser. */
export type Filter =
  | { readonly join: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly not: Filter }
  /** The comparison as written, and the pair of a query string that means the same. */
  | { readonly text: string; readonly pair: readonly [name: string, raw: string] };

/** A filter of comparisons, joins and negations. */
export function randomFilter(type: string, random: Random, depth: number): Filter {
  if (depth > 0 && random.chance(0.6)) {
    if (random.chance(0.3)) return { not: randomFilter(type, random, depth - 1) };
    return {
      join: random.pick(['and', 'or'] as const),
      left: randomFilter(type, random, depth - 1),
      right: randomFilter(type, random, depth - 1),
    };
  }
  return randomComparison(type, random, depth);
}

function randomComparison(type: string, random: Random, depth: number): Filter {
  const rules = rulesOf(type).filter((rule) => rule.type !== 'composite' && rule.type !== 'uri');
  const rule = random.pick(rules);
  const target = (rule.targets ?? []).find((each) => TYPES.includes(each));
  if (rule.type === 'reference' && target !== undefined && depth > 0 && random.chance(0.5)) {
    const inner = randomComparison(target, random, 0);
    if ('text' in inner)
      return {
        text: `${rule.code}:${target}.${inner.text}`,
        pair: [`${rule.code}:${target}.${inner.pair[0]}`, inner.pair[1]],
      };
  }
  if (random.chance(0.1)) {
    const present = random.pick(['true', 'false']);
    return {
      text: `${rule.code} pr ${present}`,
      pair: [`${rule.code}:missing`, present === 'true' ? 'false' : 'true'],
    };
  }
  if (rule.type === 'string') {
    const text = randomText(rule.code, random, undefined).replaceAll('"', '');
    const operator = random.pick(['sw', 'co']);
    return {
      text: `${rule.code} ${operator} "${text}"`,
      pair: [operator === 'co' ? `${rule.code}:contains` : rule.code, escaped(text)],
    };
  }
  const raw = randomValue(rule, type, undefined, random);
  if (rule.type === 'date' || rule.type === 'number' || rule.type === 'quantity') {
    const value = raw.replace(/^(eq|ne|gt|lt|ge|le|sa|eb|ap)/u, '');
    const operator = random.pick(PREFIXES.slice(2));
    return { text: `${rule.code} ${operator} ${value}`, pair: [rule.code, operator + value] };
  }
  const plain = raw.includes('\\') ? '1' : raw;
  return { text: `${rule.code} eq ${plain}`, pair: [rule.code, plain] };
}

/** A filter as text. Joins are read from left to right, so nested ones stand in parentheses. */
export function filterText(filter: Filter): string {
  if ('text' in filter) return filter.text;
  if ('not' in filter) return `not (${filterText(filter.not)})`;
  const side = (each: Filter): string => ('join' in each ? `(${filterText(each)})` : filterText(each));
  return `${side(filter.left)} ${filter.join} ${side(filter.right)}`;
}

/** The meaning of a filter. */
export function filterMeets(filter: Filter, meets: (name: string, raw: string) => boolean): boolean {
  if ('text' in filter) return meets(...filter.pair);
  if ('not' in filter) return !filterMeets(filter.not, meets);
  const left = filterMeets(filter.left, meets);
  return filter.join === 'and' ? left && filterMeets(filter.right, meets) : left || filterMeets(filter.right, meets);
}
