import { systemTypes } from '../model/system-types.ts';
import { notFhirPath } from '../refusals.ts';
import type { Tree } from '../syntax/tree.ts';
import { Amount } from '../values/amount.ts';
import { Item, type Items } from '../values/item.ts';
import { moment } from '../values/moment.ts';
import { Written } from '../values/written.ts';

/** The item of a literal; refuses a date that the calendar does not have. */
export function literalItems(tree: Extract<Tree, { kind: 'literal' }>, source: { readonly expression: string }): Items {
  const { literal } = tree;
  switch (literal.type) {
    case 'Boolean':
    case 'String':
    case 'Integer':
      return [new Item(literal.value, systemTypes[literal.type])];
    case 'Decimal':
      return [new Written(literal.value, systemTypes.Decimal, literal.text)];
    case 'Quantity':
      return [new Written(new Amount(literal.value, literal.unit), systemTypes.Quantity, literal.text)];
    default: {
      const kind = literal.type;
      const text = literal.text.endsWith('T') ? literal.text.slice(0, -1) : literal.text;
      const value = moment(kind, text);
      if (!value)
        throw notFhirPath(source.expression, tree.at, `没有日期或时间 ${text}`, `there is no date or time ${text}`);
      return [new Item(value, systemTypes[kind])];
    }
  }
}
