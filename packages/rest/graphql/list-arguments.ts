import { GraphQLInt, type GraphQLFieldConfigArgumentMap, type GraphQLScalarType } from 'graphql';
import { isPrimitiveType, membersOf } from '#fhir';
import { compile, fhirModel } from '#fhirpath';
import type { Node } from './graph.ts';

/** Arguments as a resolver has them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Arguments of a list (graphql.html, lists): fhirpath, _count, _offset, and each simple element of its items. */
export function listArguments(
  type: string,
  text: GraphQLScalarType,
  wanted: (name: string) => boolean,
): GraphQLFieldConfigArgumentMap {
  const simple = [...membersOf(type)].filter(([, member]) => isPrimitiveType(member.type)).map(([key]) => key);
  const all: GraphQLFieldConfigArgumentMap = {
    ...Object.fromEntries(['fhirpath', ...simple].map((name) => [name, { type: text }])),
    _count: { type: GraphQLInt },
    _offset: { type: GraphQLInt },
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name)));
}

/** The items that the arguments choose: every filter holds, then `_offset` and `_count` cut. */
export function chosen(items: readonly Node[], args: Arguments): readonly Node[] {
  const { fhirpath, _count: count, _offset: offset, ...equal } = args;
  const [first] = items;
  if (first === undefined) return items;
  const path = typeof fhirpath === 'string' ? compile(fhirpath, { model: fhirModel(), type: first.type }) : undefined;
  const isMeant = ({ value }: Node): boolean =>
    Object.entries(equal).every(([name, text]) => typeof text !== 'string' || isText(value[name], text)) &&
    (path === undefined || path.truth(value) === true);
  return cut(items.filter(isMeant), offset, count);
}

const isText = (value: unknown, text: string): boolean =>
  Array.isArray(value)
    ? value.some((one) => isText(one, text))
    : (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') && String(value) === text;

/** What `_offset` and `_count` leave of a list. */
export function cut<T>(items: readonly T[], offset: unknown, count: unknown): readonly T[] {
  const from = typeof offset === 'number' ? Math.max(offset, 0) : 0;
  return typeof count === 'number' ? items.slice(from, from + Math.max(count, 0)) : items.slice(from);
}
