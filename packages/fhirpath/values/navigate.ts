import type { Choice, Member, Model } from '../model/model.ts';
import { typeOfJson } from '../model/untyped.ts';
import { companionOf, isObject, Item, none, typeBehind, type Items } from './item.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The object whose properties are an item's elements: itself, or for a primitive the `_key` beside it. */
export function holderOf(item: Item): Properties | undefined {
  const { value } = item;
  if (isObject(value)) return item.type.kind === 'system' ? undefined : value;
  return companionOf(item);
}

/** The items behind one element of one item. */
export function read(item: Item, member: Member, model: Model): Items {
  const holder = holderOf(item);
  if (holder === undefined) return none;
  for (const choice of member.choices) {
    const value = holder[choice.key];
    if (value !== undefined && value !== null) {
      if (Array.isArray(value)) return readArray(value, choice, holder, model);
      return [new Item(value, typeBehind(choice, value, model), holder, choice.key)];
    }
    if (choice.type.kind === 'primitive' && holder[choice.companion] !== undefined)
      return readBeside(holder[choice.companion], choice, holder);
  }
  return none;
}

function readArray(values: readonly unknown[], choice: Choice, holder: Properties, model: Model): Items {
  const items: Item[] = [];
  const beside = choice.type.kind === 'primitive' ? holder[choice.companion] : undefined;
  const length = Array.isArray(beside) ? Math.max(values.length, beside.length) : values.length;
  for (let i = 0; i < length; i++) {
    const value: unknown = values[i];
    if (value !== null && value !== undefined)
      items.push(new Item(value, typeBehind(choice, value, model), holder, choice.key, i));
    else if (beside !== undefined) {
      const bare = new Item(undefined, choice.type, holder, choice.key, i);
      if (companionOf(bare)) items.push(bare);
    }
  }
  return items;
}

/** Primitives that have extensions but no value (FHIR R4 json.html#primitive). */
function readBeside(beside: unknown, choice: Choice, holder: Properties): Items {
  if (!Array.isArray(beside)) return isObject(beside) ? [new Item(undefined, choice.type, holder, choice.key)] : none;
  return beside.flatMap((each: unknown, place) =>
    isObject(each) ? [new Item(undefined, choice.type, holder, choice.key, place)] : [],
  );
}

/** Whether one element of one item holds anything; makes no items. */
export function has(item: Item, member: Member): boolean {
  const holder = holderOf(item);
  if (holder === undefined) return false;
  for (const choice of member.choices) {
    const value = holder[choice.key];
    if (value !== undefined && value !== null) {
      if (!Array.isArray(value)) return true;
      if (value.some((each) => each !== null)) return true;
    }
    if (choice.type.kind === 'primitive' && readBeside(holder[choice.companion], choice, holder).length > 0)
      return true;
  }
  return false;
}

/** All elements of an item, in the order of its properties (FHIRPath 2.0 §5.8.1). */
export function childrenOf(item: Item, model: Model): Items {
  const holder = holderOf(item);
  if (holder === undefined) return none;
  const items: Item[] = [];
  for (const key of Object.keys(holder)) {
    if (key === 'resourceType' && item.type.kind === 'resource') continue;
    const name = key.startsWith('_') ? key.slice(1) : key;
    if (name !== key && holder[name] !== undefined) continue;
    items.push(...childrenBehind(item, name, holder, model));
  }
  return items;
}

function childrenBehind(item: Item, key: string, holder: Properties, model: Model): Items {
  const found = item.type.property(key);
  const choice: Choice = {
    key,
    companion: `_${key}`,
    type: found?.type ?? typeOfJson(holder[key]),
    open: found === undefined || found.member.choices.some((each) => each.open),
  };
  const value = holder[key];
  if (Array.isArray(value)) return readArray(value, choice, holder, model);
  if (value === undefined || value === null) return readBeside(holder[choice.companion], choice, holder);
  return [new Item(value, typeBehind(choice, value, model), holder, key)];
}

/** Everything below an item, each part before its own parts (FHIRPath 2.0 §5.8.2). */
export function descendantsOf(item: Item, model: Model, into: Item[] = []): Items {
  for (const child of childrenOf(item, model)) {
    into.push(child);
    descendantsOf(child, model, into);
  }
  return into;
}
