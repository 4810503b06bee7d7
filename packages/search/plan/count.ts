import type { PlannedPart } from './page.ts';
import { numberOfType } from './order.ts';
import { scanCondition, sourceCondition, type SourceContext } from './source.ts';
import { newWriter, type Statement } from './statement.ts';

/** Counts the matches of all parts: one row, `count` (bigint); at most `most` where that is given. */
export function countStatement(
  parts: readonly PlannedPart[],
  base: Omit<SourceContext, 'writer'>,
  most?: number,
): Statement {
  const writer = newWriter();
  const context: SourceContext = { ...base, writer };
  const selects = parts.map(({ node, types }) => {
    const numbers = types.map(numberOfType);
    const type = numbers.length === 1 ? (numbers[0] ?? 0) : numbers;
    const where = sourceCondition(node, 'r', type, context) ?? scanCondition(node, 'r', type, context);
    return most === undefined
      ? `select count(*) as n from suwen.resource r where ${where}`
      : `select 1 as n from suwen.resource r where ${where}`;
  });
  const all =
    selects.length === 0 ? 'select 0::bigint as n' : selects.map((select) => `(${select})`).join(' union all ');
  const text =
    most === undefined
      ? `select coalesce(sum(s.n), 0)::bigint as count from (${all}) s`
      : `select count(*)::bigint as count from (select 1 from (${selects.length === 0 ? 'select 1 as n where false' : all}) s limit ${writer.put(most, 'bigint')}) s`;
  return { text, values: writer.values };
}
