import { isA } from '../model/model-of.ts';
import type { Member, Model, Type } from '../model/model.ts';
import { isObject, none, type Item, type Items } from '../values/item.ts';
import { has, read } from '../values/navigate.ts';
import type { NamedType } from './call.ts';
import { fromItems, type Plan } from './plan.ts';

/** `$this`. */
export const selfPlan: Plan = {
  ...fromItems((scope) => (scope.self ? [scope.self] : none)),
  exists: (scope) => scope.self !== undefined,
  self: 'any',
};

/** The first word of a path: a type's name keeps the item when it is of that type, any other name reads an element. */
export function typeOrMemberPlan(name: string, model: Model): Plan {
  if (!/^[A-Z]/.test(name)) return memberPlan(selfPlan, name, model);
  const type = model.type(name);
  if (!type) return ownTypeOrMember(name, model);
  return { ...fromItems((scope) => (scope.self && isA(scope.self.type, type) ? [scope.self] : none)), self: type };
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
  return { ...stepPlan(of, name, model, undefined), narrowed: (named) => narrowedPlan(of, name, model, named) };
}

/** `value.ofType(Quantity)` reads valueQuantity and nothing else, unless the element holds what only the value tells. */
function narrowedPlan(of: Plan, name: string, model: Model, { type }: NamedType): Plan | undefined {
  return type.namespace === 'FHIR' ? stepPlan(of, name, model, type) : undefined;
}

function stepPlan(of: Plan, name: string, model: Model, only: Type | undefined): Plan {
  const root = of.self === 'any' ? undefined : of.self;
  const find = finder(name, model, root, only);
  if (of.self) return ownMember(find, model, only);
  const items = fromItems((scope) => kept(readAll(of.items(scope), find, model), only));
  if (only) return items;
  return {
    ...items,
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
function finder(name: string, model: Model, root: Type | undefined, only: Type | undefined): Find {
  let type: Type | undefined;
  let member: Member | undefined;
  return (item) => {
    if (item.type !== type) {
      const found = root && !isA(item.type, root) ? undefined : memberOf(item.type, name, model);
      member = found && only ? limited(found, only) : found;
      type = item.type;
    }
    return member;
  };
}

/** Primitives have the elements of Element (id, extension), whether or not the definitions repeat it. */
const memberOf = (type: Type, name: string, model: Model): Member | undefined =>
  type.member(name) ?? (type.kind === 'primitive' ? model.type('Element')?.member(name) : undefined);

const limited = (member: Member, only: Type): Member => ({
  name: member.name,
  choices: member.choices.filter((choice) => choice.open || isA(choice.type, only)),
});

/** Of what came from an open element (`contained`), only the items of the wanted type. */
function kept(items: Items, only: Type | undefined): Items {
  if (only === undefined) return items;
  const [first] = items;
  if (items.length === 1 && first) return isA(first.type, only) ? items : none;
  return items.length === 0 ? none : items.filter((item) => isA(item.type, only));
}

function ownMember(find: Find, model: Model, only: Type | undefined): Plan {
  const items = fromItems(({ self }) => {
    const member = self && find(self);
    return member && self ? kept(read(self, member, model), only) : none;
  });
  if (only) return items;
  return {
    ...items,
    exists: ({ self }) => {
      const member = self && find(self);
      return member !== undefined && self !== undefined && has(self, member);
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
