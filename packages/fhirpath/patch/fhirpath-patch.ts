import { membersOf } from '#fhir';
import { planOf } from '../compile/compile-tree.ts';
import { Run, Scope } from '../compile/scope.ts';
import { fhirModel } from '../model/fhir-model.ts';
import { parse } from '../syntax/parser.ts';
import type { Tree } from '../syntax/tree.ts';
import { itemOf, type Item, type Items } from '../values/item.ts';
import { descendantsOf } from '../values/navigate.ts';
import { editList, setElement, withObject } from './element.ts';
import { isProperties, type Properties } from './members.ts';
import { numberPart, operationsOf, textPart, type PatchOperation } from './operation.ts';
import { choiceKey, patchValue } from './patch-value.ts';
import { badOperation, badPlace } from './refusals.ts';

/**
 * A resource after a FHIRPath Patch (FHIR R4 fhirpatch.html): add, insert, delete, replace, move, in order, all or
 * nothing. The input is not changed; decimal literals stay and come along. Refusals name the operation.
 */
export function applyFhirPathPatch<R extends object>(resource: R, parameters: unknown): R {
  return operationsOf(parameters).reduce<R>(
    (current, operation) => steps[operation.type](current, operation) as R,
    resource,
  );
}

type Step = (resource: object, operation: PatchOperation) => unknown;

const steps: Readonly<Record<PatchOperation['type'], Step>> = { add, insert, delete: remove, replace, move };

function itemsAt(resource: object, tree: Tree, expression: string): Items {
  const model = fhirModel();
  const root = itemOf(resource, model);
  return planOf(tree, { expression, model }).items(new Scope(new Run(model, {}, root), root));
}

/** The one element that a path names; refused when there is none or more. */
function one(resource: object, { path, number }: PatchOperation): Item {
  const items = itemsAt(resource, parse(path), path);
  const [item] = items;
  if (items.length === 1 && item) return item;
  if (!item) throw badPlace(number, `没有 ${path}`, `there is no ${path}`);
  throw badPlace(
    number,
    `${path} 有 ${items.length} 个，应只有一个`,
    `${path} names ${items.length} elements, it must name one`,
  );
}

function add(resource: object, operation: PatchOperation): unknown {
  const { number, parts } = operation;
  const parent = one(resource, operation);
  const name = textPart(parts, 'name');
  if (name === undefined) throw badOperation(number, '缺少 name', 'has no name');
  const holder = parent.value;
  if (!isProperties(holder))
    throw badPlace(number, `${operation.path} 不能有元素`, `${operation.path} cannot have elements`);
  const member = parent.type.member(name);
  if (!member)
    throw badPlace(number, `${parent.type.name} 没有元素 ${name}`, `${parent.type.name} has no element ${name}`);
  const value = patchValue(parts.get('value'), member.choices[0]?.type.name ?? 'Element', number);
  const choice = member.choices.find(({ key }) => key === name || key === choiceKey(name, value.type ?? ''));
  if (!choice)
    throw badPlace(number, `${name} 不能是 ${value.type ?? '?'}`, `${name} cannot be a ${value.type ?? '?'}`);
  const { key, companion } = choice;
  if (membersOf(parent.type.name).get(key)?.many)
    return withObject(resource, holder, (object) => appended(object, key, value.value, value.companion));
  if (member.choices.some((each) => holder[each.key] !== undefined || holder[each.companion] !== undefined))
    throw badPlace(number, `${name} 已有值`, `${name} already has a value`);
  return withObject(resource, holder, (object) => ({
    ...setElement(object, key, value),
    ...(value.companion === undefined ? {} : { [companion]: value.companion }),
  }));
}

const appended = (object: Properties, key: string, value: unknown, companion: unknown): Properties =>
  editList(object, key, (list, beside) => [...list, beside ? (companion ?? null) : (value ?? null)]);

/** Where a path names a list: the object that holds it, and the key. */
interface ListPlace {
  readonly holder: object;
  readonly key: string;
  readonly length: number;
  /** The type of its items, for values built of parts. */
  readonly type: string;
}

function listAt(resource: object, { path, number }: PatchOperation): ListPlace {
  const tree = parse(path);
  const items = itemsAt(resource, tree, path);
  const [first] = items;
  if (first?.owner !== undefined) {
    const together = items.every(({ owner, key }) => owner === first.owner && key === first.key);
    const list: unknown = Reflect.get(first.owner, first.key);
    if (together && Array.isArray(list) && items.length === list.length)
      return { holder: first.owner, key: first.key, length: list.length, type: first.type.name };
    throw badPlace(number, `${path} 不是一个完整的列表`, `${path} is not one whole list`);
  }
  return emptyListAt(resource, tree, path, number);
}

/** A list that has no items yet: the path's last step names it, the rest its parent. */
function emptyListAt(resource: object, tree: Tree, path: string, number: number): ListPlace {
  const parents = tree.kind === 'member' && tree.of ? itemsAt(resource, tree.of, path) : [];
  const [parent] = parents;
  const choice = tree.kind === 'member' ? parent?.type.member(tree.name)?.choices[0] : undefined;
  if (
    parents.length !== 1 ||
    !parent ||
    !choice ||
    !isProperties(parent.value) ||
    !membersOf(parent.type.name).get(choice.key)?.many
  )
    throw badPlace(number, `没有列表 ${path}`, `there is no list ${path}`);
  return { holder: parent.value, key: choice.key, length: 0, type: choice.type.name };
}

function insert(resource: object, operation: PatchOperation): unknown {
  const { number, parts } = operation;
  const { holder, key, length, type } = listAt(resource, operation);
  const place = numberPart(operation, 'index');
  if (place > length) throw badPlace(number, `index 最大为 ${length}`, `index is at most ${length}`);
  const { value, companion } = patchValue(parts.get('value'), type, number);
  return withObject(resource, holder, (object) =>
    editList(object, key, (list, beside) => list.toSpliced(place, 0, beside ? (companion ?? null) : value)),
  );
}

function remove(resource: object, operation: PatchOperation): unknown {
  const tree = parse(operation.path);
  // An element that is not there needs no deleting (fhirpatch.html).
  if (itemsAt(resource, tree, operation.path).length === 0) return resource;
  const { owner, key, index } = located(one(resource, operation), operation);
  return withObject(resource, owner, (object) =>
    index < 0
      ? setElement(object, key, { value: undefined })
      : editList(object, key, (list) => list.toSpliced(index, 1)),
  );
}

function located(
  item: Item,
  { path, number }: PatchOperation,
): { readonly owner: object; readonly key: string; readonly index: number } {
  const { owner, key, index } = item;
  if (owner === undefined)
    throw badPlace(number, `${path} 不是资源中的元素`, `${path} is not an element of the resource`);
  return { owner, key, index };
}

function replace(resource: object, operation: PatchOperation): unknown {
  const item = one(resource, operation);
  const { owner, key, index } = located(item, operation);
  const value = patchValue(operation.parts.get('value'), item.type.name, operation.number);
  if (index >= 0)
    return withObject(resource, owner, (object) =>
      editList(object, key, (list, beside) => list.with(index, beside ? (value.companion ?? null) : value.value)),
    );
  const next = nextKey(resource, owner, key, value.type);
  return withObject(resource, owner, (object) => {
    const bare = next === key ? object : setElement(object, key, { value: undefined });
    return setElement(bare, next, value);
  });
}

/** The key after a replacement: another type of a choice has another key. */
function nextKey(resource: object, owner: object, key: string, type: string | undefined): string {
  const model = fhirModel();
  const root = itemOf(resource, model);
  const holder = root.value === owner ? root : descendantsOf(root, model).find(({ value }) => value === owner);
  const member = holder?.type.property(key)?.member;
  if (!member || member.choices.length < 2 || type === undefined) return key;
  return member.choices.find((choice) => choice.key === choiceKey(member.name, type))?.key ?? key;
}

function move(resource: object, operation: PatchOperation): unknown {
  const { holder, key, length } = listAt(resource, operation);
  const source = numberPart(operation, 'source');
  const destination = numberPart(operation, 'destination');
  if (source >= length || destination >= length)
    throw badPlace(
      operation.number,
      `source 和 destination 应小于 ${length}`,
      `source and destination must be below ${length}`,
    );
  return withObject(resource, holder, (object) =>
    editList(object, key, (list) => list.toSpliced(source, 1).toSpliced(destination, 0, list[source])),
  );
}
