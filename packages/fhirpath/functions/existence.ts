import { argument, type Functions } from '../compile/call.ts';
import { fromItems, fromTruth, type Plan } from '../compile/plan.ts';
import { Scope } from '../compile/scope.ts';
import { wrongType } from '../refusals.ts';
import { distinct, holds } from '../values/equality.ts';
import { one, type Item } from '../values/item.ts';
import { scalarOf, typeText } from '../values/scalar.ts';
import { rule } from './rules.ts';

/** Whether a criterion holds for one item after the other, until `stop` says that it is decided. */
function anyItem(
  of: Plan,
  criterion: Plan,
  wanted: (truth: boolean | undefined) => boolean,
): (scope: Scope) => boolean {
  return (scope) => {
    const items = of.items(scope);
    if (items.length === 0) return false;
    const inner = new Scope(scope.run, undefined, 0, scope.total);
    return items.some((item, place) => {
      inner.self = item;
      inner.index = place;
      return wanted(criterion.truth(inner));
    });
  };
}

const truthful = (item: Item, name: string): boolean => {
  const value = scalarOf(item);
  if (typeof value !== 'boolean') throw wrongType(`${name}()`, typeText(item));
  return value;
};

const every = (name: string, wanted: boolean): Functions[string] =>
  rule(0, 0, ({ of }) => fromTruth((scope) => of.items(scope).every((item) => truthful(item, name) === wanted)));

const any = (name: string, wanted: boolean): Functions[string] =>
  rule(0, 0, ({ of }) => fromTruth((scope) => of.items(scope).some((item) => truthful(item, name) === wanted)));

/** FHIRPath 2.0 §5.1. */
export const existence: Functions = {
  empty: rule(0, 0, ({ of }) => fromTruth((scope) => !of.exists(scope))),
  exists: rule(0, 1, (call) => {
    const criterion = call.args[0];
    return fromTruth(criterion ? anyItem(call.of, criterion, (truth) => truth === true) : call.of.exists);
  }),
  all: rule(1, 1, (call) => {
    const fails = anyItem(call.of, argument(call), (truth) => truth !== true);
    return fromTruth((scope) => !fails(scope));
  }),
  allTrue: every('allTrue', true),
  allFalse: every('allFalse', false),
  anyTrue: any('anyTrue', true),
  anyFalse: any('anyFalse', false),
  subsetOf: rule(1, 1, (call) =>
    fromTruth((scope) => {
      const others = argument(call).items(scope);
      return call.of.items(scope).every((item) => holds(others, item, scope.run.zone));
    }),
  ),
  supersetOf: rule(1, 1, (call) =>
    fromTruth((scope) => {
      const items = call.of.items(scope);
      return argument(call)
        .items(scope)
        .every((item) => holds(items, item, scope.run.zone));
    }),
  ),
  count: rule(0, 0, ({ of }) => fromItems((scope) => one(of.items(scope).length, 'Integer'))),
  distinct: rule(0, 0, ({ of }) => fromItems((scope) => distinct(of.items(scope), scope.run.zone))),
  isDistinct: rule(0, 0, ({ of }) =>
    fromTruth((scope) => {
      const items = of.items(scope);
      return distinct(items, scope.run.zone).length === items.length;
    }),
  ),
  not: rule(0, 0, ({ of }) =>
    fromTruth((scope) => {
      const truth = of.truth(scope);
      return truth === undefined ? undefined : !truth;
    }),
  ),
};
