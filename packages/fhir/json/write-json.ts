import { literalsOf } from './literals.ts';

/**
 * Minified JSON of a value from `parseJson` or of our own making: a number that still is what its literal says is
 * printed as that literal. Throws (a bug of the caller) on NaN and infinities, which JSON would turn into null.
 */
export const writeJson = (value: unknown): string => JSON.stringify(withRawNumbers(value));

/** The value itself where nothing below it has a literal, else a copy with those numbers made raw. */
function withRawNumbers(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`JSON cannot hold ${value}`);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? withRawItems(value) : withRawMembers(value as Readonly<Record<string, unknown>>);
}

function withRawItems(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let place = 0; place < list.length; place += 1) {
    const item = list[place];
    const raw = withRawNumbers(item);
    if (raw !== item) (copy ??= [...list])[place] = raw;
  }
  return withRawLiterals(list, copy);
}

function withRawMembers(object: Readonly<Record<string, unknown>>): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const key in object) {
    const member = object[key];
    if (typeof member === 'string') continue;
    const raw = withRawNumbers(member);
    if (raw !== member) (copy ??= { ...object })[key] = raw;
  }
  return withRawLiterals(object, copy);
}

/** Puts the parent's own literals in place of the numbers that they still stand for. */
function withRawLiterals<T extends object>(parent: T, changed: T | undefined): T {
  const own = literalsOf(parent);
  if (own === undefined) return changed ?? parent;
  const copy = changed ?? ((Array.isArray(parent) ? [...parent] : { ...parent }) as T);
  for (const [key, literal] of Object.entries(own)) {
    if (Object.is(Number(literal), Reflect.get(parent, key))) Reflect.set(copy, key, rawNumber(literal));
  }
  return copy;
}

/** JSON.rawJSON (ES2026) is in Node 24, but not yet in TypeScript's library. */
const rawNumber = (literal: string): unknown => (JSON as unknown as WithRawJson).rawJSON(literal);

interface WithRawJson {
  readonly rawJSON: (literal: string) => unknown;
}
