import type { Breadth } from './context.ts';
import type { FactsAtom, Node } from './node.ts';

/** Share of all rows that a fact of which nothing is known holds at most. */
const UNKNOWN = 2e-5;

/** Share of all rows that hold one of the groups of facts. */
export function shareOf({ groups }: FactsAtom, breadth: Breadth): number {
  const shares = groups.map((group) => Math.min(1, ...group.map((fact) => breadth.fact(fact) ?? UNKNOWN)));
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

/** Rows that facts alone leave over, at most; Infinity when there are none. */
export function rowsLeft(all: readonly Node[], breadth: Breadth): number {
  const shares = all.flatMap((each) => (each.kind === 'facts' ? [shareOf(each, breadth)] : []));
  return shares.length === 0 ? Infinity : Math.min(...shares) * breadth.rows;
}
