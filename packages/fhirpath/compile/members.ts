import { isA } from '../model/model-of.ts';
import type { Member, Model, Type } from '../model/model.ts';
import { isObject, none, type Item, type Items } from '../values/item.ts';
import { has, read } from '../values/navigate.ts';
import { fromItems, type Plan } from './plan.ts';

/** `$this`. */
export const selfPlan: Plan = {
  ...fromItems((scope) => (scope.self ? [scope.self] : none)),
  exists: (scope) => scope.self !== undefined,
  self: true,
};

/** The first word of a path: a type's name keeps the item when it is of that type, any other name reads an element. */
export function typeOrMemberPlan(name: string, model: Model): Plan {
  const type = /^[A-Z]/.test(name) ? model.type(name) : undefined;
  if (!type) return /^[A-Z]/.test(name) ? ownTypeOrMember(name, model) : memberPlan(selfPlan, name, model);
  return fromItems((scope) => (scope.self && isA(scope.self.type, type) ? [scope.self] : none));
}

/** A name like a type's that the model does not have: a resource that calls itself so, or an element. */
function ownTypeOrMember(name: string, model: Model): Plan {
  const element = memberPlan(selfPlan, name, model);
  return fromItems((scope) => {
    const value = scope.self?.value;
    const own = isObject(value) && value['resourceType'] === name;
    return own && scope.self ? [scope.self] : element.items(scope);
  });
}

/** One step of a path. */
export function memberPlan(of: Plan, name: string, model: Model): Plan {
  const find = finder(name, model);
  if (of.self) return ownMember(find, model);
  return {
    ...fromItems((scope) => readAll(of.items(scope), find, model)),
    exists: (scope) => {
      for (const item of of.items(scope)) {
        const member = find(item);
        if (member && has(item, member)) return true;
      }
      return false;
    },
  };
}

type Find = (item: Item) => Member | undefined;

/** Most collections are of one type, so the last answer is kept beside the type that it was for. */
function finder(name: string, model: Model): Find {
  let type: Type | undefined;
  let member: Member | undefined;
  return (item) => {
    if (item.type !== type) {
      member = item.type.member(name) ?? elementOf(item.type, name, model);
      type = item.type;
    }
    return member;
  };
}

/** Primitives have the elements of Element (id, extension), whether or not the definitions repeat it. */
const elementOf = (type: Type, name: string, model: Model): Member | undefined =>
  type.kind === 'primitive' ? model.type('Element')?.member(name) : undefined;

function ownMember(find: Find, model: Model): Plan {
  return {
    ...fromItems((scope) => {
      const member = scope.self && find(scope.self);
      return member && scope.self ? read(scope.self, member, model) : none;
    }),
    exists: (scope) => {
      const member = scope.self && find(scope.self);
      return member !== undefined && scope.self !== undefined && has(scope.self, member);
    },
  };
}

function readAll(items: Items, find: Find, model: Model): Items {
  const [first] = items;
  if (!first) return none;
  if (items.length === 1) {
    const member = find(first);
    return member ? read(first, member, model) : none;
  }
  const found: Item[] = [];
  for (const item of items) {
    const member = find(item);
    if (member) for (const each of read(item, member, model)) found.push(each);
  }
  return found;
}
