import type { FunctionRule, Functions } from '../compile/call.ts';
import { fromItems, fromTruth, single } from '../compile/plan.ts';
import { calendarUnits } from '../syntax/calendar-units.ts';
import { convert } from '../ucum/canonical-unit.ts';
import { Amount } from '../values/amount.ts';
import { sameUnit } from '../values/amounts.ts';
import { divide } from '../values/decimal.ts';
import { none, one, type Item } from '../values/item.ts';
import { moment, Moment } from '../values/moment.ts';
import { scalarOf } from '../values/scalar.ts';
import type { SystemName } from '../model/model.ts';
import { rule, textArgument } from './rules.ts';
import { textOfItem } from '../values/text-of.ts';

type Convert = (item: Item) => unknown;

const yes: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', '1', '1.0']);
const no: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', '0', '0.0']);

function toBoolean(item: Item): boolean | undefined {
  const value = scalarOf(item);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.toLowerCase();
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

function toInteger(item: Item): number | undefined {
  const value = scalarOf(item);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return item.type.system === 'Integer' ? value : undefined;
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : undefined;
}

function toDecimal(item: Item): number | undefined {
  const value = scalarOf(item);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Dates and times also from text, and a Date from the day of a DateTime and back. */
const toMoment =
  (kind: Moment['kind']): Convert =>
  (item) => {
    const value = scalarOf(item);
    if (typeof value === 'string') {
      const direct = moment(kind, kind === 'Time' ? value.replace(/^T/, '') : value);
      return direct ?? (kind === 'Date' ? dayOf(moment('DateTime', value)) : undefined);
    }
    if (!(value instanceof Moment)) return undefined;
    if (value.kind === kind) return value;
    return kind === 'Date' && value.kind === 'DateTime'
      ? dayOf(value)
      : kind === 'DateTime'
        ? moment(kind, value.text)
        : undefined;
  };

const dayOf = (value: Moment | undefined): Moment | undefined => value && moment('Date', value.text.slice(0, 10));

const quantity = /^([+-]?\d+(?:\.\d+)?)\s*(?:'([^']+)'|([a-z]+))?$/;

function toQuantity(item: Item): Amount | undefined {
  const value = scalarOf(item);
  if (value instanceof Amount) return value.unit.includes('|') ? undefined : value;
  if (typeof value === 'boolean') return new Amount(value ? 1 : 0, '1');
  if (typeof value === 'number') return new Amount(value, '1');
  const hit = typeof value === 'string' ? quantity.exec(value.trim()) : null;
  if (!hit) return undefined;
  const [, digits = '', code, word] = hit;
  const unit = code ?? (word === undefined ? '1' : calendarUnits.get(word));
  return unit === undefined ? undefined : new Amount(Number(digits), unit);
}

/** The amount in the wanted unit; undefined when there is no way there. */
function inUnit(amount: Amount, wanted: string): Amount | undefined {
  const unit = calendarUnits.get(wanted) ?? wanted;
  if (amount.unit === unit) return amount;
  const pair = sameUnit(amount, new Amount(1, unit), false);
  if (!pair) return undefined;
  const value = convert(amount.value, amount.unit, unit) ?? divide(pair[0], pair[1]);
  return value === undefined ? undefined : new Amount(value, unit);
}

function pair(name: string, kind: SystemName, convertItem: Convert): readonly (readonly [string, FunctionRule])[] {
  const to = rule(0, 0, ({ of }) =>
    fromItems((scope) => {
      const item = single(of.items(scope), `to${name}()`);
      return item ? one(convertItem(item), kind) : none;
    }),
  );
  const converts = rule(0, 0, ({ of }) =>
    fromTruth((scope) => {
      const item = single(of.items(scope), `convertsTo${name}()`);
      return item && convertItem(item) !== undefined;
    }),
  );
  return [
    [`to${name}`, to],
    [`convertsTo${name}`, converts],
  ];
}

const quantityTo = rule(0, 1, (call) =>
  fromItems((scope) => {
    const item = single(call.of.items(scope), 'toQuantity()');
    const amount = item && toQuantity(item);
    const unit = call.args[0] ? textArgument(call, scope) : undefined;
    return amount ? one(unit === undefined ? amount : inUnit(amount, unit), 'Quantity') : none;
  }),
);

const convertsToQuantity = rule(0, 1, (call) =>
  fromTruth((scope) => {
    const item = single(call.of.items(scope), 'convertsToQuantity()');
    if (!item) return undefined;
    const amount = toQuantity(item);
    const unit = call.args[0] ? textArgument(call, scope) : undefined;
    return amount !== undefined && (unit === undefined || inUnit(amount, unit) !== undefined);
  }),
);

/** FHIRPath 2.0 §5.5: what cannot be converted is the empty collection. */
export const conversion: Functions = {
  ...Object.fromEntries([
    ...pair('Boolean', 'Boolean', toBoolean),
    ...pair('Integer', 'Integer', toInteger),
    ...pair('Decimal', 'Decimal', toDecimal),
    ...pair('String', 'String', textOfItem),
    ...pair('Date', 'Date', toMoment('Date')),
    ...pair('DateTime', 'DateTime', toMoment('DateTime')),
    ...pair('Time', 'Time', toMoment('Time')),
  ]),
  toQuantity: quantityTo,
  convertsToQuantity,
};
