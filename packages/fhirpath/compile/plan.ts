import { notSingle } from '../refusals.ts';
import type { Type } from '../model/model.ts';
import { truthItems, type Item, type Items } from '../values/item.ts';
import type { NamedType } from './call.ts';
import type { Scope } from './scope.ts';

/** A compiled part of an expression, in the three ways in which the part around it may want its answer. */
export interface Plan {
  readonly items: (scope: Scope) => Items;
  /** As three-valued truth (FHIRPath 2.0 §4.5: a single item that is no boolean counts as true). */
  readonly truth: (scope: Scope) => boolean | undefined;
  /** Whether there is any item. */
  readonly exists: (scope: Scope) => boolean;
  /** For `$this`, and where nothing stands before the first step: 'any', or the type that a first word asks for. */
  readonly self?: 'any' | Type;
  /** The same plan for items of one type only, where that is cheaper than looking at all; undefined where it is not. */
  readonly narrowed?: (type: NamedType) => Plan | undefined;
}

/** A plan that finds items. */
export const fromItems = (items: (scope: Scope) => Items): Plan => ({
  items,
  truth: (scope) => truthOf(items(scope)),
  exists: (scope) => items(scope).length > 0,
});

/** A plan that decides. */
export const fromTruth = (truth: (scope: Scope) => boolean | undefined): Plan => ({
  items: (scope) => truthItems(truth(scope)),
  truth,
  exists: (scope) => truth(scope) !== undefined,
});

/** A plan that always answers the same. */
export const fromConstant = (items: Items): Plan => fromItems(() => items);

/** The truth of a collection. */
export function truthOf(items: Items): boolean | undefined {
  if (items.length === 0) return undefined;
  if (items.length > 1) throw notSingle('and, or, not, where', items.length);
  const value = items[0]?.value;
  return typeof value === 'boolean' ? value : true;
}

/** The one item of a collection; undefined when it is empty, refused when it has more. */
export function single(items: Items, where: string): Item | undefined {
  if (items.length > 1) throw notSingle(where, items.length);
  return items[0];
}
