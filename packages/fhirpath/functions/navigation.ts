import type { Functions } from '../compile/call.ts';
import { fromItems } from '../compile/plan.ts';
import { Scope } from '../compile/scope.ts';
import { wrongValue } from '../refusals.ts';
import { childrenOf, descendantsOf } from '../values/navigate.ts';
import type { Item } from '../values/item.ts';
import { plainValues } from '../values/plain.ts';
import { rule, textArgument } from './rules.ts';

/** FHIRPath 2.0 §5.8 and trace() of §5.9. */
export const navigation: Functions = {
  children: rule(0, 0, ({ of, model }) =>
    fromItems((scope) => of.items(scope).flatMap((item) => childrenOf(item, model))),
  ),
  descendants: rule(0, 0, ({ of, model }) =>
    fromItems((scope) => {
      const found: Item[] = [];
      for (const item of of.items(scope)) descendantsOf(item, model, found);
      return found;
    }),
  ),
  trace: rule(1, 2, (call) =>
    fromItems((scope) => {
      const items = call.of.items(scope);
      const { trace } = scope.run.environment;
      if (!trace) return items;
      const name = textArgument(call, scope);
      if (name === undefined) throw wrongValue('trace()', '{}');
      const shown = call.args[1];
      const values = shown ? items.flatMap((item) => shown.items(new Scope(scope.run, item))) : items;
      trace(name, plainValues(values));
      return items;
    }),
  ),
};
