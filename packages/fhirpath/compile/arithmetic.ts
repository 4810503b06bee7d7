import { tooMuch, wrongType } from '../refusals.ts';
import type { Operator } from '../syntax/tree.ts';
import { Amount, calendarCodes } from '../values/amount.ts';
import { sameUnit } from '../values/amounts.ts';
import { add, divide, multiply } from '../values/decimal.ts';
import { Item, none, one, type Items } from '../values/item.ts';
import { shifted } from '../values/moment-arithmetic.ts';
import { Moment } from '../values/moment.ts';
import { scalarOf, typeText } from '../values/scalar.ts';
import { canonicalUnit } from '../ucum/canonical-unit.ts';
import { fromItems, single, type Plan } from './plan.ts';

/** `+ - * / div mod` (FHIRPath 2.0 §6.6); empty when a side is, and for division by zero. */
export function arithmetic(operator: Operator, left: Plan, right: Plan): Plan {
  return fromItems((scope) => {
    const a = single(left.items(scope), operator);
    const b = single(right.items(scope), operator);
    return a && b ? computed(operator, a, b) : none;
  });
}

/** Longest text that + and & make, in UTF-16 code units. */
const longestText = 10_000_000;

/** A text as it is; refused when an expression has made it too long. */
export function bounded(text: string): string {
  if (text.length > longestText) throw tooMuch('+ &', longestText);
  return text;
}

/** `-x`. */
export const negated = (of: Plan): Plan =>
  fromItems((scope) => {
    const item = single(of.items(scope), '-');
    if (!item) return none;
    const value = scalarOf(item);
    if (typeof value === 'number') return one(-value, whole(item) ? 'Integer' : 'Decimal');
    if (value instanceof Amount) return one(new Amount(-value.value, value.unit), 'Quantity');
    throw wrongType('-', typeText(item));
  });

const whole = (item: Item): boolean => item.type.system === 'Integer';

function computed(operator: Operator, a: Item, b: Item): Items {
  const first = scalarOf(a);
  const second = scalarOf(b);
  if (first === undefined || second === undefined) return none;
  if (typeof first === 'number' && typeof second === 'number')
    return numbers(operator, first, second, whole(a) && whole(b));
  if (operator === '+' && typeof first === 'string' && typeof second === 'string')
    return one(bounded(first + second), 'String');
  if (first instanceof Moment && second instanceof Amount && (operator === '+' || operator === '-'))
    return one(shifted(first, second, operator === '+' ? 1 : -1), first.kind);
  if (first instanceof Amount || second instanceof Amount) {
    const x = typeof first === 'number' ? new Amount(first, '1') : first;
    const y = typeof second === 'number' ? new Amount(second, '1') : second;
    if (x instanceof Amount && y instanceof Amount) return quantities(operator, x, y, a, b);
  }
  throw wrongType(operator, `${typeText(a)}, ${typeText(b)}`);
}

/** A value beyond all numbers is the empty collection (FHIRPath 2.0 §6.6: overflow). */
const finite = (value: number, kind: 'Integer' | 'Decimal'): Items =>
  Number.isFinite(value) ? one(value, kind) : none;

function numbers(operator: Operator, a: number, b: number, integers: boolean): Items {
  const kind = integers ? 'Integer' : 'Decimal';
  switch (operator) {
    case '+':
      return finite(add(a, b), kind);
    case '-':
      return finite(add(a, -b), kind);
    case '*':
      return finite(multiply(a, b), kind);
    case '/':
      return b === 0 ? none : finite(divide(a, b), 'Decimal');
    case 'div':
      return b === 0 ? none : finite(Math.trunc(divide(a, b)), 'Integer');
    default:
      return b === 0 ? none : finite(add(a, -multiply(b, Math.trunc(divide(a, b)))), kind);
  }
}

function quantities(operator: Operator, a: Amount, b: Amount, left: Item, right: Item): Items {
  if (operator === '*' || operator === '/') return scaled(operator, a, b);
  if (operator !== '+' && operator !== '-') throw wrongType(operator, `${typeText(left)}, ${typeText(right)}`);
  const unit = finerUnit(a, b);
  const [first, second] = [inUnit(a, unit), inUnit(b, unit)];
  if (first === undefined || second === undefined) return none;
  return one(new Amount(add(first, operator === '+' ? second : -second), unit, a.fhir || b.fhir), 'Quantity');
}

function scaled(operator: '*' | '/', a: Amount, b: Amount): Items {
  // A calendar duration can be made longer or shorter, but has no square and no inverse.
  const calendar = Object.hasOwn(calendarCodes, a.unit) ? b.unit : Object.hasOwn(calendarCodes, b.unit) ? a.unit : '1';
  if (calendar !== '1' || (operator === '/' && (b.value === 0 || Object.hasOwn(calendarCodes, b.unit)))) return none;
  const value = operator === '*' ? multiply(a.value, b.value) : divide(a.value, b.value);
  return Number.isFinite(value)
    ? one(new Amount(value, product(a.unit, b.unit, operator === '*' ? '.' : '/'), a.fhir || b.fhir), 'Quantity')
    : none;
}

/** A sum is in the finer of the two units: 1 year + 6 months is 18 months (FHIRPath 2.0 §6.6.1). */
function finerUnit(a: Amount, b: Amount): string {
  const pair =
    a.unit === b.unit ? undefined : sameUnit(new Amount(1, a.unit, a.fhir), new Amount(1, b.unit, b.fhir), false);
  return pair && pair[1] < pair[0] ? b.unit : a.unit;
}

/** The value of an amount in another unit; a difference of temperatures needs no offset and has none here. */
function inUnit(amount: Amount, unit: string): number | undefined {
  if (amount.unit === unit) return amount.value;
  const pair = sameUnit(amount, new Amount(1, unit, amount.fhir), false);
  const shifts = canonicalUnit(unit)?.offset !== undefined || canonicalUnit(amount.unit)?.offset !== undefined;
  return pair && !shifts ? divide(pair[0], pair[1]) : undefined;
}

function product(a: string, b: string, sign: '.' | '/'): string {
  if (b === '1') return a;
  if (a === b && sign === '/') return '1';
  const right = /[./]/.test(b) ? `(${b})` : b;
  return a === '1' ? (sign === '/' ? `/${right}` : b) : `${a}${sign}${right}`;
}
