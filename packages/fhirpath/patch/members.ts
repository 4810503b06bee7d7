import { literalOf, withLiteral } from '#fhir';

/** A JSON object. */
export type Properties = Readonly<Record<string, unknown>>;

/** A value on its way to another place, with the decimal literal that it was written as, if it has one. */
export interface Carried {
  readonly value: unknown;
  readonly literal?: string | undefined;
}

/** Whether a value is a JSON object. */
export const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under a key together with its literal. */
export const carriedFrom = (parent: object, key: string): Carried => ({
  value: Reflect.get(parent, key),
  literal: literalOf(parent, key),
});

/** A copy of an object with a member set; the literal goes with the value, and an old one does not stay. */
export function withMember(parent: Properties, key: string, { value, literal }: Carried): Properties {
  const copy: Properties = { ...parent, [key]: value };
  if (typeof value !== 'number') return copy;
  if (literal === undefined && literalOf(parent, key) === undefined) return copy;
  return withLiteral(copy, key, literal ?? String(value));
}

/** A copy of an object without a member. */
export function withoutMember(parent: Properties, key: string): Properties {
  const { [key]: _, ...rest } = parent;
  return rest;
}

/** A copy of a list with an item put in before `place`. */
export const withItem = (list: readonly unknown[], place: number, value: unknown): readonly unknown[] =>
  list.toSpliced(place, 0, value);
