/**
 * The key under which an object keeps the literals of its numbers where printing the number would not give them back
 * (1.50, 1e2, -0). It is enumerable, so that `{ ...quantity }` carries it along.
 */
export const literals: unique symbol = Symbol('literals');

/** Anything JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

interface WithLiterals {
  readonly [literals]?: Readonly<Record<string, string>>;
}

/** The literals of an object's own numbers by key; undefined where there are none. */
export const literalsOf = (parent: object): Readonly<Record<string, string>> | undefined =>
  (parent as WithLiterals)[literals];

/**
 * The number under `key` as it was written ("1.50"); undefined when that is how the number prints anyway, or when the
 * number was changed since.
 */
export function literalOf(parent: object, key: string): string | undefined {
  const literal = literalsOf(parent)?.[key];
  return literal !== undefined && Object.is(Number(literal), Reflect.get(parent, key)) ? literal : undefined;
}

/** A copy of the object whose number `key` is what the decimal literal says, and is written as it stands ("1.50"). */
export function withLiteral<T extends object>(parent: T, key: string & keyof T, literal: string): T {
  return { ...parent, [key]: Number(literal), [literals]: { ...literalsOf(parent), [key]: literal } };
}
