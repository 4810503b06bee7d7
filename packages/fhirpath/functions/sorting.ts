import type { Call, Functions } from '../compile/call.ts';
import { fromItems, single, type Plan } from '../compile/plan.ts';
import { Scope } from '../compile/scope.ts';
import type { Item } from '../values/item.ts';
import { orderOf } from '../values/order.ts';
import { rule } from './rules.ts';

interface SortKey {
  readonly plan: Plan;
  readonly descending: boolean;
}

/** `-name` sorts downward; the sign belongs to the key, not to the value, so that texts sort downward too. */
const keyOf = (call: Call, place: number): SortKey => {
  const tree = call.trees[place];
  const descending = tree?.kind === 'sign' && tree.negative;
  const plan = call.args[place];
  if (!plan) throw new Error('sort() without the plan of its key');
  return { plan: descending && tree?.kind === 'sign' ? call.compile(tree.of) : plan, descending };
};

/** FHIRPath 3.0 ballot §5.4 sort(): by the items themselves or by keys; items without a key come first. */
export const sorting: Functions = {
  sort: rule(0, Infinity, (call) => {
    const keys = call.trees.map((_, place) => keyOf(call, place));
    return fromItems((scope) => {
      const keyed = call.of.items(scope).map((item) => {
        const inner = new Scope(scope.run, item);
        return {
          item,
          values: keys.length === 0 ? [item] : keys.map(({ plan }) => single(plan.items(inner), 'sort()')),
        };
      });
      keyed.sort((a, b) => compare(a.values, b.values, keys, scope.run.zone));
      return keyed.map(({ item }) => item);
    });
  }),
};

type Values = readonly (Item | undefined)[];

function compare(a: Values, b: Values, keys: readonly SortKey[], zone: number | undefined): number {
  for (let i = 0; i < a.length; i++) {
    const [first, second] = [a[i], b[i]];
    const order = first && second ? (orderOf(first, second, 'sort()', zone) ?? 0) : Number(!!first) - Number(!!second);
    if (order !== 0) return keys[i]?.descending ? -order : order;
  }
  return 0;
}
