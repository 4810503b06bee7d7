import { numberBounds } from '../compare/compare-numbers.ts';
import { SHORT_DATE_MS } from '../facts/fact-text.ts';
import type { DateTest } from '../parse/condition.ts';
import type { DateChoice, NumberChoice, UnitFilter } from './node.ts';
import { timestamp, type Writer } from './statement.ts';

/** A condition on a range of time in two columns; `short` ranges are also bounded by their start, which is indexed. */
export function dateCondition(
  { prefix, lo, hi, slack }: DateTest,
  from: string,
  to: string,
  short: boolean,
  { put }: Writer,
): string {
  const at = (milliseconds: number): string => put(timestamp(milliseconds), 'timestamptz');
  const within = (): string => `(${from} >= ${at(lo)} and ${from} < ${at(hi)} and ${to} <= ${at(hi)})`;
  const notBefore = (milliseconds: number): string =>
    short ? `${from} > ${at(milliseconds - SHORT_DATE_MS)} and ` : '';
  switch (prefix) {
    case 'eq':
      return within();
    case 'ne':
      return `not ${within()}`;
    case 'gt':
      return `(${notBefore(hi)}${to} > ${at(hi)})`;
    case 'lt':
      return `${from} < ${at(lo)}`;
    case 'ge':
      return `(${notBefore(lo - 1)}(${to} > ${at(hi)} or ${within()}))`;
    case 'le':
      return `(${from} < ${at(hi)} and (${from} < ${at(lo)} or ${within()}))`;
    case 'sa':
      return `${from} >= ${at(hi)}`;
    case 'eb':
      return `(${from} < ${at(lo)} and ${to} <= ${at(lo)})`;
    case 'ap':
      return `(${notBefore(lo - slack)}${from} < ${at(hi + slack)} and ${to} > ${at(lo - slack)})`;
  }
}

/** A condition on `updated`: a point of one millisecond. */
export function updatedCondition({ prefix, lo, hi, slack }: DateTest, column: string, { put }: Writer): string {
  const at = (milliseconds: number): string => put(timestamp(milliseconds), 'timestamptz');
  switch (prefix) {
    case 'eq':
      return `(${column} >= ${at(lo)} and ${column} < ${at(hi)})`;
    case 'ne':
      return `(${column} < ${at(lo)} or ${column} >= ${at(hi)})`;
    case 'gt':
    case 'sa':
      return `${column} >= ${at(hi)}`;
    case 'ge':
      return `${column} >= ${at(lo)}`;
    case 'lt':
    case 'eb':
      return `${column} < ${at(lo)}`;
    case 'le':
      return `${column} < ${at(hi)}`;
    case 'ap':
      return `(${column} >= ${at(lo - slack)} and ${column} < ${at(hi + slack)})`;
  }
}

/** The two places of dates, each with its condition on `lo` and `hi` of `d`. */
export function datePlaces({ point, wide, test }: DateChoice, d: string, writer: Writer): readonly string[] {
  return [
    `${d}.slot = ${writer.put(String(point), 'bigint')} and ${dateCondition(test, `${d}.lo`, `${d}.hi`, true, writer)}`,
    `${d}.slot = ${writer.put(String(wide), 'bigint')} and ${dateCondition(test, `${d}.lo`, `${d}.hi`, false, writer)}`,
  ];
}

/** The two places of numbers, each with its condition on `n` and, but for plain numbers, its unit `u`. */
export function numberPlaces(choice: NumberChoice, n: string, u: string, writer: Writer): readonly string[] {
  return [
    `${n}.slot = ${writer.put(String(choice.point), 'bigint')} and ${numberCondition(choice, n, u, true, writer)}`,
    `${n}.slot = ${writer.put(String(choice.wide), 'bigint')} and ${numberCondition(choice, n, u, false, writer)}`,
  ];
}

/** Whether a choice needs the table of units. */
export const needsUnit = ({ unit }: NumberChoice): boolean => unit.how !== 'none';

function numberCondition({ test, unit }: NumberChoice, n: string, u: string, point: boolean, { put }: Writer): string {
  const bounds = numberBounds(test, unit.how === 'base' ? unit.factor : undefined);
  const scaled = (column: string): string => (unit.how === 'base' ? `${n}.${column} * ${u}.factor` : `${n}.${column}`);
  const lo = scaled('lo');
  const hi = point ? lo : scaled('hi');
  const bound = (number: number): string => put(number, 'float8');
  // The unscaled column bounds the index scan; a billionth of slack cannot cut what the scaled condition keeps.
  const from = (number: number): string =>
    unit.how === 'base'
      ? `${n}.lo >= ${bound(number)} / ${u}.factor - abs(${bound(number)} / ${u}.factor) * 1e-9 and `
      : '';
  const to = (number: number): string =>
    unit.how === 'base'
      ? `${n}.lo <= ${bound(number)} / ${u}.factor + abs(${bound(number)} / ${u}.factor) * 1e-9 and `
      : '';
  switch (bounds.prefix) {
    case 'eq':
      return `${from(bounds.lo)}${to(bounds.hi)}(${lo} >= ${bound(bounds.lo)} and ${hi} < ${bound(bounds.hi)})`;
    case 'ne':
      return `not (${lo} >= ${bound(bounds.lo)} and ${hi} < ${bound(bounds.hi)})`;
    case 'gt':
      return `${point ? from(bounds.moreThan) : ''}${hi} > ${bound(bounds.moreThan)}`;
    case 'lt':
      return `${to(bounds.lessThan)}${lo} < ${bound(bounds.lessThan)}`;
    case 'ge':
      return `${point ? from(bounds.atLeast) : ''}${hi} >= ${bound(bounds.atLeast)}`;
    case 'le':
      return `${to(bounds.atMost)}${lo} <= ${bound(bounds.atMost)}`;
    case 'sa':
      return `${from(bounds.moreThan)}${lo} > ${bound(bounds.moreThan)}`;
    case 'eb':
      return `${to(bounds.lessThan)}${hi} < ${bound(bounds.lessThan)}`;
    case 'ap':
      return `${point ? from(bounds.lo) : ''}${to(bounds.hi)}(${hi} >= ${bound(bounds.lo)} and ${lo} <= ${bound(bounds.hi)})`;
  }
}

/** A condition on a row of suwen.unit. */
export function unitCondition(unit: UnitFilter, u: string, { put }: Writer): string {
  switch (unit.how) {
    case 'none':
    case 'any':
      return 'true';
    case 'text':
      return `(${u}.code = ${put(unit.text, 'text')} or ${u}.label = ${put(unit.text, 'text')})`;
    case 'system':
      return `${u}.system = ${put(unit.system, 'text')}${unit.code === undefined ? '' : ` and ${u}.code = ${put(unit.code, 'text')}`}`;
    case 'base':
      return `${u}.base = ${put(unit.base, 'text')}`;
  }
}
