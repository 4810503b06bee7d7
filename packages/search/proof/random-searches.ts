import { searchParameter, searchParametersOf } from '#fhir';
import { randomFilter, type Filter } from './random-filter.ts';
import { randomModifier, randomValue, rulesOf, TYPES } from './random-values.ts';
import type { Random } from './random.ts';

/** One search: a type, its pairs, and a filter with its meaning. */
export interface RandomSearch {
  readonly type: string;
  readonly pairs: readonly (readonly [name: string, raw: string])[];
  readonly filter?: Filter;
}

/** A search of one to three conditions, some of them chains, `_has` or a filter. */
export function randomSearch(random: Random): RandomSearch {
  const type = random.chance(0.4) ? 'Observation' : random.pick(TYPES);
  const pairs = Array.from({ length: 1 + random.below(3) }, () => randomPair(type, random, 2));
  return random.chance(0.15) ? { type, pairs: pairs.slice(1), filter: randomFilter(type, random, 2) } : { type, pairs };
}

/** A name and value; `depth` bounds chains and `_has`. */
function randomPair(type: string, random: Random, depth: number): readonly [string, string] {
  if (depth > 0 && random.chance(0.2)) {
    const found = random.chance(0.5) ? randomChain(type, random, depth) : randomHas(type, random, depth);
    if (found !== undefined) return found;
  }
  const rule = random.chance(0.9)
    ? random.pick(rulesOf(type))
    : random.pick(searchParametersOf(type).filter((each) => each.type !== 'special' && each.expression !== undefined));
  if (random.chance(0.06)) return [`${rule.code}:missing`, random.pick(['true', 'false'])];
  const modifier = randomModifier(rule, random);
  const several = random.chance(0.25) && rule.type !== 'composite' ? 1 + random.below(2) : 0;
  const values = Array.from({ length: 1 + several }, () => randomValue(rule, type, modifier, random));
  return [modifier === undefined ? rule.code : `${rule.code}:${modifier}`, values.join(',')];
}

function randomChain(type: string, random: Random, depth: number): readonly [string, string] | undefined {
  const references = rulesOf(type).filter((rule) => rule.type === 'reference');
  if (references.length === 0) return undefined;
  const rule = random.pick(references);
  const targets = (rule.targets ?? []).filter((target) => TYPES.includes(target));
  if (targets.length === 0) return undefined;
  const target = random.pick(targets);
  const [name, raw] = randomPair(target, random, depth - 1);
  // Without a type only where the parameter means the same kind of value on every target.
  const typed = random.chance(0.7) || name.startsWith('_has') || !agrees(rule.targets ?? [], name, target);
  return [`${rule.code}${typed ? `:${target}` : ''}.${name}`, raw];
}

function agrees(targets: readonly string[], name: string, target: string): boolean {
  const code = name.split(/[.:]/u)[0] ?? '';
  const kind = searchParameter(target, code)?.type;
  return (
    !name.includes('.') &&
    targets.every((each) => searchParameter(each, code) === undefined || searchParameter(each, code)?.type === kind)
  );
}

function randomHas(type: string, random: Random, depth: number): readonly [string, string] | undefined {
  const pointing = TYPES.flatMap((source) =>
    rulesOf(source)
      .filter((rule) => rule.type === 'reference' && rule.targets?.includes(type))
      .map((rule) => [source, rule.code] as const),
  );
  if (pointing.length === 0) return undefined;
  const [source, code] = random.pick(pointing);
  const [name, raw] = randomPair(source, random, depth - 1);
  return [`_has:${source}:${code}:${name}`, raw];
}
