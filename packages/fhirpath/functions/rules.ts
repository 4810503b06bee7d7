import { argument, type Call, type FunctionRule } from '../compile/call.ts';
import { fromItems, single, type Plan } from '../compile/plan.ts';
import type { Scope } from '../compile/scope.ts';
import { wrongType } from '../refusals.ts';
import { none, type Item, type Items } from '../values/item.ts';
import { scalarOf, typeText } from '../values/scalar.ts';

/** A function whose plan needs the call. */
export const rule = (min: number, max: number, plan: (call: Call) => Plan): FunctionRule => ({ min, max, plan });

/** A function of one item that gives items; empty for the empty collection. */
export const ofOne = (
  min: number,
  max: number,
  make: (call: Call) => (item: Item, scope: Scope) => Items,
): FunctionRule =>
  rule(min, max, (call) => {
    const compute = make(call);
    return fromItems((scope) => {
      const item = single(call.of.items(scope), `${call.name}()`);
      return item ? compute(item, scope) : none;
    });
  });

/** The text of an item; undefined for a primitive without value, refused for other types. */
export function textFor(item: Item, name: string): string | undefined {
  const value = scalarOf(item);
  if (typeof value === 'string' || value === undefined) return value;
  throw wrongType(`${name}()`, typeText(item));
}

/** A text argument; undefined when it is empty. */
export function textArgument(call: Call, scope: Scope, place = 0): string | undefined {
  const item = single(argument(call, place).items(scope), `${call.name}()`);
  return item && textFor(item, call.name);
}

/** A whole number as argument; undefined when it is absent or empty. */
export function numberArgument(call: Call, scope: Scope, place = 0): number | undefined {
  const item = single(call.args[place]?.items(scope) ?? none, `${call.name}()`);
  if (!item) return undefined;
  const value = scalarOf(item);
  if (typeof value === 'number') return value;
  throw wrongType(`${call.name}()`, typeText(item));
}
