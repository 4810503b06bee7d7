import type { Choice, Model, SystemName, Type } from '../model/model.ts';
import { systemTypes } from '../model/system-types.ts';
import { typeOfJson, untyped } from '../model/untyped.ts';

/** A value with its type and the place that it was read from. `value` is undefined for a primitive that has only extensions. */
export class Item {
  readonly value: unknown;
  readonly type: Type;
  /** The object that holds the value, so that `_key` is found when somebody asks; undefined for computed values. */
  readonly owner: object | undefined;
  readonly key: string;
  /** Position in the array that holds the value; -1 where there is no array. */
  readonly index: number;

  constructor(value: unknown, type: Type, owner?: object, key = '', index = -1) {
    this.value = value;
    this.type = type;
    this.owner = owner;
    this.key = key;
    this.index = index;
  }
}

/** A collection: ordered, may be empty, never nested. */
export type Items = readonly Item[];

/** No items. */
export const none: Items = [];

const yes: Items = [new Item(true, systemTypes.Boolean)];
const no: Items = [new Item(false, systemTypes.Boolean)];

/** Three-valued truth as a collection. */
export const truthItems = (truth: boolean | undefined): Items => (truth === undefined ? none : truth ? yes : no);

/** One computed value as a collection; undefined is the empty one. */
export const one = (value: unknown, type: SystemName): Items =>
  value === undefined ? none : [new Item(value, systemTypes[type])];

/** Whether a JSON value is an object with properties. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The type of a value behind a key: the declared one, or where that is open what the value says of itself. */
export function typeBehind(choice: Choice, value: unknown, model: Model): Type {
  if (!choice.open) return choice.type;
  const named = isObject(value) ? value['resourceType'] : undefined;
  if (typeof named === 'string') return model.type(named) ?? untyped;
  return choice.type === untyped ? typeOfJson(value) : choice.type;
}

/** A value from outside as an item: a resource by its `resourceType`, anything else by what JSON says. */
export function itemOf(value: unknown, model: Model): Item {
  if (value instanceof Item) return value;
  const named = isObject(value) ? value['resourceType'] : undefined;
  const type = typeof named === 'string' ? (model.type(named) ?? untyped) : typeOfJson(value);
  return new Item(value, type);
}

/** The `_key` object beside a primitive (its id and extensions); undefined when there is none. */
export function companionOf(item: Item): Readonly<Record<string, unknown>> | undefined {
  if (item.owner === undefined) return undefined;
  const beside: unknown = Reflect.get(item.owner, `_${item.key}`);
  const own: unknown = item.index >= 0 && Array.isArray(beside) ? beside[item.index] : beside;
  return isObject(own) ? own : undefined;
}
