import { notChecked } from '../faults.ts';
import * as faults from './faults.ts';
import { isObject, report, type Run } from '../run.ts';
import type { ProfileRules } from './node.ts';

/** minValue[x] and maxValue[x]: numbers, dates of equal form, and quantities of the same unit. */
export function checkRange(value: unknown, { least, most }: ProfileRules, run: Run): void {
  if (value === undefined) return;
  if (least !== undefined) compareTo(value, least, -1, run);
  if (most !== undefined) compareTo(value, most, 1, run);
}

function compareTo(value: unknown, limit: unknown, beyond: -1 | 1, run: Run): void {
  const order = orderOf(value, limit);
  if (order === undefined) {
    report(run, notChecked(beyond < 0 ? 'minValue' : 'maxValue', '无法比较', 'the values cannot be compared'));
  } else if (order === beyond) report(run, faults.outOfRange(limit, beyond));
}

function orderOf(value: unknown, limit: unknown): -1 | 0 | 1 | undefined {
  if (typeof value === 'number' && typeof limit === 'number') return signOf(value - limit);
  if (typeof value === 'string' && typeof limit === 'string') {
    if (value.length <= 10 && value.length === limit.length) return value < limit ? -1 : value > limit ? 1 : 0;
    const [a, b] = [Date.parse(value), Date.parse(limit)];
    return value.length > 10 && limit.length > 10 && !Number.isNaN(a - b) ? signOf(a - b) : undefined;
  }
  if (isObject(value) && isObject(limit) && value['code'] === limit['code'] && value['system'] === limit['system']) {
    return orderOf(value['value'], limit['value']);
  }
  return undefined;
}

const signOf = (difference: number): -1 | 0 | 1 => (difference < 0 ? -1 : difference > 0 ? 1 : 0);
