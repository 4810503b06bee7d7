import { badValue } from '../refusals.ts';
import { dateRange } from '../values/date-range.ts';
import type { DateTest } from './condition.ts';
import { unescaped } from './escaped.ts';
import { readPrefix } from './prefix.ts';
import type { ReadContext } from './read-context.ts';

/** Reads a date with its prefix; `ap` reaches 10 % of the distance from now to both sides (FHIR R4 search.html#date). */
export function readDate(raw: string, context: ReadContext): DateTest {
  const { prefix, rest } = readPrefix(unescaped(raw));
  // A plus that was not percent-encoded arrives as a space.
  const range = dateRange(rest.replace(' ', '+'), context.zone);
  if (range === undefined) {
    throw badValue(context.name, raw, {
      zh: '日期:YYYY、YYYY-MM、YYYY-MM-DD 或 YYYY-MM-DDThh:mm[:ss][时区],前面可加 eq ne gt lt ge le sa eb ap',
      en: 'a date: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][zone], perhaps after eq ne gt lt ge le sa eb ap',
    });
  }
  const slack = prefix === 'ap' ? Math.round(Math.abs(context.now - (range.lo + range.hi) / 2) / 10) : 0;
  return { kind: 'date', prefix, lo: range.lo, hi: range.hi, slack };
}
