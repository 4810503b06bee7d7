import type { DateTest, NumberTest } from '../parse/condition.ts';

/** What a condition comes to in the index; every fact and slot is a hash. */
export type Node =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Node[]; readonly exact: boolean }
  | { readonly kind: 'not'; readonly of: Node; readonly exact: boolean }
  | Atom;

/** A leaf; `exact` says whether it decides alone or only narrows. */
export type Atom =
  | FactsAtom
  | { readonly kind: 'numbers'; readonly of: readonly NumberChoice[]; readonly exact: true }
  | { readonly kind: 'dates'; readonly of: readonly DateChoice[]; readonly exact: true }
  | { readonly kind: 'chart'; readonly test: DateTest; readonly long: bigint; readonly exact: true }
  | { readonly kind: 'updated'; readonly test: DateTest; readonly exact: true }
  | { readonly kind: 'selves'; readonly selves: readonly bigint[]; readonly exact: true }
  | ChainAtom
  | HasAtom
  /** Named by a link of the resource `self`. */
  | { readonly kind: 'linked'; readonly self: bigint; readonly slot: bigint; readonly exact: true }
  /** Points through `slot` to the resource, or to one below or above it along the links of `tree`. */
  | {
      readonly kind: 'hierarchy';
      readonly slot: bigint;
      readonly tree: bigint;
      readonly how: 'above' | 'below';
      readonly self: bigint;
      readonly exact: true;
    }
  /** Within a box of coordinates; the distance is looked at when opened. */
  | {
      readonly kind: 'box';
      readonly latitude: bigint;
      readonly longitude: bigint;
      readonly box: Box;
      readonly exact: false;
    }
  /** Nothing in the index speaks about it. */
  | { readonly kind: 'unknown'; readonly exact: false };

/** Any of the groups, each a set of facts that must all be there. */
export interface FactsAtom {
  readonly kind: 'facts';
  readonly groups: readonly (readonly bigint[])[];
  readonly exact: boolean;
}

/** Numbers in a slot, points and ranges apart; a fact may be required with them. */
export interface NumberChoice {
  readonly point: bigint;
  readonly wide: bigint;
  readonly fact?: bigint;
  readonly test: NumberTest;
  readonly unit: UnitFilter;
}

/** Which units count. */
export type UnitFilter =
  /** Plain numbers. */
  | { readonly how: 'none' }
  | { readonly how: 'any' }
  /** A code or a unit's text, in any system. */
  | { readonly how: 'text'; readonly text: string }
  | { readonly how: 'system'; readonly system: string; readonly code?: string }
  /** Every unit of the same dimension. */
  | { readonly how: 'base'; readonly base: string; readonly factor: number };

/** Dates in a slot, short and long ranges apart; a fact may be required with them. */
export interface DateChoice {
  readonly point: bigint;
  readonly wide: bigint;
  readonly fact?: bigint;
  readonly test: DateTest;
}

/** Some target of the slot's links meets the node of its type. */
export interface ChainAtom {
  readonly kind: 'chain';
  readonly slot: bigint;
  readonly branches: readonly { readonly type: number; readonly where: Node }[];
  readonly exact: boolean;
}

/** Some resource of the type links here through the slot and meets the node. */
export interface HasAtom {
  readonly kind: 'has';
  readonly slot: bigint;
  readonly type: number;
  readonly where: Node;
  /** Slots of `code` joined with the patient that links here: they stand for the slot and one group of `where`. */
  readonly paired?: { readonly slots: readonly bigint[]; readonly rest: Node };
  readonly exact: boolean;
}

/** Degrees. */
export interface Box {
  readonly south: number;
  readonly north: number;
  /** Undefined: all around the earth. */
  readonly west?: number;
  readonly east?: number;
}

/** All of them; the nested ones are flattened. */
export function allNodes(of: readonly Node[]): Node {
  const flat = of.flatMap((each) => (each.kind === 'and' ? each.of : [each]));
  const [only] = flat;
  return only !== undefined && flat.length === 1
    ? only
    : { kind: 'and', of: flat, exact: flat.every(({ exact }) => exact) };
}

/** Any of them; facts with facts, numbers with numbers and dates with dates become one atom. */
export function anyNode(of: readonly Node[]): Node {
  const flat = of.flatMap((each) => (each.kind === 'or' ? each.of : [each]));
  const facts = flat.filter((each) => each.kind === 'facts');
  const numbers = flat.filter((each) => each.kind === 'numbers');
  const dates = flat.filter((each) => each.kind === 'dates');
  const rest = flat.filter((each) => each.kind !== 'facts' && each.kind !== 'numbers' && each.kind !== 'dates');
  const merged: Node[] = [
    ...(facts.length === 0
      ? []
      : [
          {
            kind: 'facts',
            groups: facts.flatMap(({ groups }) => groups),
            exact: facts.every(({ exact }) => exact),
          } as const,
        ]),
    ...(numbers.length === 0
      ? []
      : [{ kind: 'numbers', of: numbers.flatMap((each) => each.of), exact: true } as const]),
    ...(dates.length === 0 ? [] : [{ kind: 'dates', of: dates.flatMap((each) => each.of), exact: true } as const]),
    ...rest,
  ];
  const [only] = merged;
  return only !== undefined && merged.length === 1
    ? only
    : { kind: 'or', of: merged, exact: merged.every(({ exact }) => exact) };
}

/** Not it. */
export const notNode = (of: Node): Node => ({ kind: 'not', of, exact: of.exact });
