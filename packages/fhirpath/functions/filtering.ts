import { argument, type Functions } from '../compile/call.ts';
import { fromItems, truthOf } from '../compile/plan.ts';
import { Scope } from '../compile/scope.ts';
import { asPlan, isPlan } from '../compile/types.ts';
import { tooMuch } from '../refusals.ts';
import { none, type Item } from '../values/item.ts';
import { Seen } from '../values/seen.ts';
import { rule } from './rules.ts';

/** Most items that repeat() collects: far beyond any resource, and an end for expressions that have none. */
const mostRepeated = 100_000;

/** FHIRPath 2.0 §5.2, §5.10, §6.3 and §7. */
export const filtering: Functions = {
  where: rule(1, 1, (call) => {
    const { of } = call;
    const criterion = argument(call);
    return fromItems((scope) => {
      const items = of.items(scope);
      if (items.length === 0) return none;
      const inner = new Scope(scope.run, undefined, 0, scope.total);
      const found: Item[] = [];
      for (let i = 0; i < items.length; i++) {
        inner.self = items[i];
        inner.index = i;
        const item = items[i];
        if (item && criterion.truth(inner) === true) found.push(item);
      }
      return found;
    });
  }),
  select: rule(1, 1, (call) => {
    const projection = argument(call);
    return fromItems((scope) => {
      const items = call.of.items(scope);
      if (items.length === 0) return none;
      const inner = new Scope(scope.run, undefined, 0, scope.total);
      return items.flatMap((item, place) => {
        inner.self = item;
        inner.index = place;
        return projection.items(inner);
      });
    });
  }),
  repeat: rule(1, 1, (call) => {
    const projection = argument(call);
    return fromItems((scope) => {
      const found: Item[] = [];
      const seen = new Seen();
      const waiting = [...call.of.items(scope)];
      const inner = new Scope(scope.run, undefined, 0, scope.total);
      for (let next = 0; next < waiting.length; next++) {
        inner.self = waiting[next];
        for (const item of projection.items(inner)) {
          if (!seen.add(item, scope.run.zone)) continue;
          if (found.push(item) > mostRepeated) throw tooMuch('repeat()', mostRepeated);
          waiting.push(item);
        }
      }
      return found;
    });
  }),
  ofType: rule(1, 1, (call) => asPlan(call.of, call.type(0))),
  as: rule(1, 1, (call) => asPlan(call.of, call.type(0))),
  is: rule(1, 1, (call) => isPlan(call.of, call.type(0), false)),
  iif: rule(2, 3, (call) => {
    const [criterion, then, otherwise] = call.args;
    return fromItems((scope) => {
      const items = call.of.items(scope);
      const inner = call.of.self === 'any' ? scope : new Scope(scope.run, truthItem(items), scope.index, scope.total);
      const branch = criterion?.truth(inner) === true ? then : otherwise;
      return branch?.items(inner) ?? none;
    });
  }),
  aggregate: rule(1, 2, (call) => {
    const aggregator = argument(call);
    return fromItems((scope) => {
      const inner = new Scope(scope.run, undefined, 0, call.args[1]?.items(scope) ?? none);
      call.of.items(scope).forEach((item, place) => {
        inner.self = item;
        inner.index = place;
        inner.total = aggregator.items(inner);
      });
      return inner.total;
    });
  }),
};

/** The one item that iif() stands on; several are refused as everywhere. */
function truthItem(items: readonly Item[]): Item | undefined {
  if (items.length > 1) truthOf(items);
  return items[0];
}
