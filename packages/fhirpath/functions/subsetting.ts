import { argument, type Functions } from '../compile/call.ts';
import { fromItems, single, type Plan } from '../compile/plan.ts';
import { tooMuch } from '../refusals.ts';
import { distinct, holds } from '../values/equality.ts';
import { none, type Items } from '../values/item.ts';
import { numberArgument, rule } from './rules.ts';

/** Most items that combine() puts together: what an expression may double and double again needs an end. */
const mostItems = 1_000_000;

const part = (of: Plan, take: (items: Items) => Items): Plan =>
  fromItems((scope) => {
    const items = of.items(scope);
    return items.length === 0 ? none : take(items);
  });

/** FHIRPath 2.0 §5.3 and §5.4. */
export const subsetting: Functions = {
  single: rule(0, 0, ({ of }) =>
    part(of, (items) => {
      single(items, 'single()');
      return items;
    }),
  ),
  first: rule(0, 0, ({ of }) => ({ ...part(of, (items) => items.slice(0, 1)), exists: of.exists })),
  last: rule(0, 0, ({ of }) => part(of, (items) => items.slice(-1))),
  tail: rule(0, 0, ({ of }) => part(of, (items) => items.slice(1))),
  skip: rule(1, 1, (call) =>
    fromItems((scope) => call.of.items(scope).slice(Math.max(0, numberArgument(call, scope) ?? 0))),
  ),
  take: rule(1, 1, (call) =>
    fromItems((scope) => call.of.items(scope).slice(0, Math.max(0, numberArgument(call, scope) ?? 0))),
  ),
  intersect: rule(1, 1, (call) =>
    fromItems((scope) => {
      const others = argument(call).items(scope);
      const shared = call.of.items(scope).filter((item) => holds(others, item, scope.run.zone));
      return distinct(shared, scope.run.zone);
    }),
  ),
  exclude: rule(1, 1, (call) =>
    fromItems((scope) => {
      const others = argument(call).items(scope);
      return call.of.items(scope).filter((item) => !holds(others, item, scope.run.zone));
    }),
  ),
  union: rule(1, 1, (call) =>
    fromItems((scope) => distinct([...call.of.items(scope), ...argument(call).items(scope)], scope.run.zone)),
  ),
  combine: rule(1, 1, (call) =>
    fromItems((scope) => {
      const items = [...call.of.items(scope), ...argument(call).items(scope)];
      if (items.length > mostItems) throw tooMuch('combine()', mostItems);
      return items;
    }),
  ),
};
