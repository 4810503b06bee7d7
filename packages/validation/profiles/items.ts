import { membersOf, type Member } from '#fhir';
import { isObject, type JsonObject } from '../run.ts';

/** One value of an element, as a profile sees it. */
export interface Item {
  /** Undefined for a primitive that has only extensions. */
  readonly value: unknown;
  /** A name for `membersOf`: type, path of a nested element, or type of the resource. */
  readonly type: string;
  /** Type code as a profile names it: `BackboneElement`, `Quantity`, `Patient`. */
  readonly code: string;
  /** Place in the list; undefined where the element does not repeat. */
  readonly index: number | undefined;
  /** Whether the element may have several types, of which this is one. */
  readonly choice: boolean;
}

/** The values of an element in an object of a type; `name` without `[x]`, or with its type (`valueQuantity`). */
export function itemsOf(object: JsonObject, type: string, name: string): readonly Item[] {
  const items: Item[] = [];
  for (const member of membersNamed(type, name)) {
    const value = object[member.key];
    const companion = object[`_${member.key}`];
    if (value === undefined && companion === undefined) continue;
    if (member.many) {
      const values: readonly unknown[] = Array.isArray(value) ? value : [];
      const companions: readonly unknown[] = Array.isArray(companion) ? companion : [];
      for (let index = 0; index < Math.max(values.length, companions.length); index += 1) {
        items.push(itemOf(member, values[index] ?? undefined, index));
      }
    } else items.push(itemOf(member, value, undefined));
  }
  return items;
}

/** Whether the type has an element of that name. */
export const hasElement = (type: string, name: string): boolean => membersNamed(type, name).length > 0;

function membersNamed(type: string, name: string): readonly Member[] {
  const members = membersOf(type);
  const direct = members.get(name);
  if (direct !== undefined) return [direct];
  return [...members.values()].filter(({ element }) => element.choice && element.name === name);
}

function itemOf({ type, elementType, element }: Member, value: unknown, index: number | undefined): Item {
  const resourceType = type === 'Resource' && isObject(value) ? value['resourceType'] : undefined;
  if (typeof resourceType === 'string') return { value, type: resourceType, code: resourceType, index, choice: true };
  return { value, type, code: elementType.code, index, choice: element.choice };
}
