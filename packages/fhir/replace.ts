import { membersOf, type Member } from './members.ts';
import type { Resource } from './types/index.ts';

/**
 * A copy of a resource in which `change` may replace each primitive value by its type (`uri`, `xhtml`, `string`); what
 * it leaves is shared with the original, which comes back itself when nothing changed. Literals of numbers are kept.
 * For links between the entries of a transaction: Reference.reference is a `string` of parent type `Reference`.
 */
export function replaceValues<T extends Resource>(
  resource: T,
  change: (value: unknown, type: string, member: Member) => unknown,
): T {
  return replaceWithin(resource, resource.resourceType, change) as T;
}

type Change = (value: unknown, type: string, member: Member) => unknown;

function replaceWithin(object: object, type: string, change: Change): object {
  const members = membersOf(type);
  let copy: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(object)) {
    const member = members.get(key);
    const changed = member ? replaceMember(value, member, change) : value;
    if (changed !== value) (copy ??= { ...object })[key] = changed;
  }
  return copy ?? object;
}

function replaceMember(value: unknown, member: Member, change: Change): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => replaceMember(item, member, change));
    return items.every((item, place) => item === value[place]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return change(value, member.type, member);
  return replaceWithin(
    value,
    member.type === 'Resource' ? String(Reflect.get(value, 'resourceType')) : member.type,
    change,
  );
}
