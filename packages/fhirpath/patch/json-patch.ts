import { sameStructure } from '../values/equality.ts';
import { listPlace, pointerParts } from './json-pointer.ts';
import { carriedFrom, isProperties, withItem, withMember, withoutMember, type Carried } from './members.ts';
import { badOperation, badPlace, notAPatch, testFailed } from './refusals.ts';

/** Most operations of one patch. */
const mostOperations = 10_000;

/**
 * A resource after a JSON Patch (RFC 6902): add, remove, replace, move, copy, test, in order, all or nothing. The
 * input is not changed; decimal literals stay and come along. Refusals name the operation.
 */
export function applyJsonPatch(resource: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations)) throw notAPatch('JSON Patch 应为操作数组', 'A JSON Patch is an array of operations');
  if (operations.length > mostOperations)
    throw notAPatch(`补丁最多 ${mostOperations} 个操作`, `A patch has at most ${mostOperations} operations`);
  return operations.reduce<unknown>((current, operation, number) => step(current, operation, number), resource);
}

function step(current: unknown, operation: unknown, number: number): unknown {
  if (!isProperties(operation)) throw badOperation(number, '不是对象', 'is not an object');
  const { op } = operation;
  const path = pathOf(operation, 'path', number);
  switch (op) {
    case 'add':
      return add(current, path, valueOf(operation, number), number);
    case 'remove':
      return remove(current, path, number);
    case 'replace':
      return replace(current, path, valueOf(operation, number), number);
    case 'move': {
      const from = pathOf(operation, 'from', number);
      if (from.length < path.length && from.every((part, place) => part === path[place]))
        throw badOperation(number, '不能移入自身之内', 'cannot move a value into itself');
      const carried = find(current, from, number);
      return add(remove(current, from, number), path, carried, number);
    }
    case 'copy':
      return add(current, path, find(current, pathOf(operation, 'from', number), number), number);
    case 'test':
      if (sameStructure(find(current, path, number).value, valueOf(operation, number).value)) return current;
      throw testFailed(number, `${pointer(path)} 的值不同`, `${pointer(path)} has another value`);
    default:
      throw badOperation(number, `没有操作 ${String(op)}`, `there is no operation ${String(op)}`);
  }
}

const pointer = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') || '""';

function pathOf(operation: Readonly<Record<string, unknown>>, key: 'path' | 'from', number: number): readonly string[] {
  const text = operation[key];
  const parts = typeof text === 'string' ? pointerParts(text) : undefined;
  if (parts) return parts;
  throw badOperation(number, `${key} 应为 JSON 指针（RFC 6901）`, `${key} must be a JSON Pointer (RFC 6901)`);
}

function valueOf(operation: Readonly<Record<string, unknown>>, number: number): Carried {
  if (operation['value'] === undefined) throw badOperation(number, '缺少 value', 'has no value');
  return carriedFrom(operation, 'value');
}

const missing = (path: readonly string[], number: number): Error =>
  badPlace(number, `没有 ${pointer(path)}`, `there is no ${pointer(path)}`);

function find(root: unknown, path: readonly string[], number: number): Carried {
  let found: Carried = { value: root };
  path.forEach((part, depth) => {
    const { value } = found;
    const here = path.slice(0, depth + 1);
    if (Array.isArray(value)) {
      const place = listPlace(part, value.length);
      if (place === undefined || place >= value.length) throw missing(here, number);
      found = carriedFrom(value, String(place));
    } else if (isProperties(value) && Object.hasOwn(value, part)) found = carriedFrom(value, part);
    else throw missing(here, number);
  });
  return found;
}

/** Rebuilds the way from the root to the parent of the last part, and lets `change` make the new parent. */
function rebuild(
  root: unknown,
  path: readonly string[],
  number: number,
  change: (parent: unknown, last: string) => unknown,
  depth = 0,
): unknown {
  const [part = '', ...rest] = path.slice(depth);
  if (rest.length === 0) return change(root, part);
  const child = find(root, [part], number).value;
  const changed = rebuild(child, path, number, change, depth + 1);
  return Array.isArray(root)
    ? root.with(Number(part), changed)
    : withMember(isProperties(root) ? root : {}, part, { value: changed });
}

function add(root: unknown, path: readonly string[], carried: Carried, number: number): unknown {
  if (path.length === 0) return carried.value;
  return rebuild(root, path, number, (parent, last) => {
    if (Array.isArray(parent)) {
      const place = listPlace(last, parent.length);
      if (place === undefined || place > parent.length) throw missing(path, number);
      return withItem(parent, place, carried.value);
    }
    if (!isProperties(parent)) throw missing(path.slice(0, -1), number);
    return withMember(parent, last, carried);
  });
}

function remove(root: unknown, path: readonly string[], number: number): unknown {
  find(root, path, number);
  if (path.length === 0) throw badOperation(number, '不能移除整个资源', 'cannot remove the whole resource');
  return rebuild(root, path, number, (parent, last) =>
    Array.isArray(parent) ? parent.toSpliced(Number(last), 1) : withoutMember(isProperties(parent) ? parent : {}, last),
  );
}

function replace(root: unknown, path: readonly string[], carried: Carried, number: number): unknown {
  find(root, path, number);
  if (path.length === 0) return carried.value;
  return rebuild(root, path, number, (parent, last) =>
    Array.isArray(parent)
      ? parent.with(Number(last), carried.value)
      : withMember(isProperties(parent) ? parent : {}, last, carried),
  );
}
