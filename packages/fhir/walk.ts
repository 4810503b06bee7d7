import { membersOf, type Member } from './members.ts';
import { isResourceType } from './structures.ts';
import type { Resource } from './types/index.ts';

/** One value within a resource. */
export interface Visit {
  /** With indexes: `Observation.component[0].valueQuantity`. */
  readonly path: string;
  /** `Quantity`, `string`, `Observation.component`, or the type of a contained resource. */
  readonly type: string;
  readonly value: unknown;
  readonly member: Member;
}

/**
 * Visits every value of a resource in document order, as the definitions see it: parents before children, list items
 * one by one, contained resources and those of a Bundle by their own type. Keys that R4 does not know are passed over.
 * When `visit` returns false the children are left out.
 */
export function walk(resource: Resource, visit: (place: Visit) => boolean | void): void {
  walkObject(resource, resource.resourceType, resource.resourceType, visit);
}

/**
 * The values at a path of element names, without indexes and `[x]`: `Observation.component.value` finds
 * `component[*].valueQuantity` and its sisters. Empty when the path does not start with the resource's type.
 */
export function valuesAt(resource: Resource, path: string): readonly Visit[] {
  const [type, ...names] = path.split('.');
  if (type !== resource.resourceType) return [];
  let found: readonly Found[] = [{ type, path: type, value: resource }];
  for (const name of names) found = found.flatMap((parent) => namedChildren(parent, name));
  return found as readonly Visit[];
}

type Found = Omit<Visit, 'member'> & Partial<Pick<Visit, 'member'>>;

const namedChildren = ({ value, type, path }: Found, name: string): readonly Visit[] =>
  isObject(value) ? childrenOf(value, type, path).filter(({ member }) => member.element.name === name) : [];

/** The values directly within an object of a type (or nested path), list items one by one, nulls left out. */
export function childrenOf(object: object, type: string, path: string): readonly Visit[] {
  const members = membersOf(type);
  const children: Visit[] = [];
  for (const [key, value] of Object.entries(object)) {
    const member = members.get(key);
    if (member === undefined) continue;
    if (Array.isArray(value)) {
      value.forEach((item, place) => addChild(children, item, `${path}.${key}[${place}]`, member));
    } else addChild(children, value, `${path}.${key}`, member);
  }
  return children;
}

function addChild(children: Visit[], value: unknown, path: string, member: Member): void {
  if (value === null || value === undefined) return;
  const type = member.type === 'Resource' ? resourceTypeOf(value) : member.type;
  children.push({ path, type, value, member });
}

function walkObject(object: object, type: string, path: string, visit: (place: Visit) => boolean | void): void {
  for (const child of childrenOf(object, type, path)) {
    if (visit(child) !== false && isObject(child.value)) walkObject(child.value, child.type, child.path, visit);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const resourceTypeOf = (value: unknown): string => {
  const type: unknown = isObject(value) ? Reflect.get(value, 'resourceType') : undefined;
  return typeof type === 'string' && isResourceType(type) ? type : 'Resource';
};
