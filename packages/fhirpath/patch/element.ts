import { isProperties, withMember, withoutMember, type Properties } from './members.ts';
import type { PatchValue } from './patch-value.ts';

/** A copy of a resource in which one object, found by identity, is what `change` makes of it; the rest is shared. */
export function withObject(root: unknown, target: object, change: (object: Properties) => Properties): unknown {
  if (root === target) return isProperties(root) ? change(root) : root;
  if (Array.isArray(root)) {
    const items = root.map((item: unknown) => withObject(item, target, change));
    return items.every((item, place) => item === root[place]) ? root : items;
  }
  if (!isProperties(root)) return root;
  for (const [key, value] of Object.entries(root)) {
    const changed = withObject(value, target, change);
    if (changed !== value) return withMember(root, key, { value: changed });
  }
  return root;
}

/** Sets a single element; the old one's extensions go with it. */
export function setElement(object: Properties, key: string, value: PatchValue): Properties {
  const bare = withoutMember(object, `_${key}`);
  const set = value.value === undefined ? withoutMember(bare, key) : withMember(bare, key, value);
  return value.companion === undefined ? set : { ...set, [`_${key}`]: value.companion };
}

/** Changes a repeating element and the extensions beside it (`_given`) in the same way; an empty list disappears. */
export function editList(
  object: Properties,
  key: string,
  edit: (list: readonly unknown[], beside: boolean) => readonly unknown[],
): Properties {
  const companion = `_${key}`;
  const list = object[key];
  const beside = object[companion];
  const values = edit(Array.isArray(list) ? list : [], false);
  const length = Array.isArray(list) ? list.length : 0;
  const padded = Array.from({ length }, (_, place): unknown =>
    Array.isArray(beside) ? (beside[place] ?? null) : null,
  );
  const others = edit(padded, true);
  const set = values.length === 0 ? withoutMember(object, key) : { ...object, [key]: values };
  return others.some((each) => each !== null) ? { ...set, [companion]: others } : withoutMember(set, companion);
}
