import type { Access } from './context.ts';
import { hierarchySelves } from './hierarchy.ts';
import type { ChainAtom, FactsAtom, HasAtom, Node } from './node.ts';
import { dateCondition, datePlaces, needsUnit, numberPlaces, unitCondition, updatedCondition } from './ranges.ts';
import { bigints, type Writer } from './statement.ts';

/** What writing conditions needs. */
export interface SqlContext {
  readonly writer: Writer;
  readonly access: Access | undefined;
}

/** What every reading of suwen.resource must respect: not deleted, and seen by the one who asks. */
export function visible(alias: string, { writer, access }: SqlContext): string {
  const seen = access?.(alias, writer.put) ?? 'true';
  return seen === 'true' ? `not ${alias}.deleted` : `not ${alias}.deleted and (${seen})`;
}

/**
 * A condition on one row that the planner evaluates for that row alone: sub-selects are scalar and bounded, so that
 * they cannot become joins, and facts are wrapped so that no index is chosen for them.
 */
export function check(node: Node, r: string, context: SqlContext): string {
  switch (node.kind) {
    case 'and':
      return node.of.length === 0 ? 'true' : `(${node.of.map((each) => check(each, r, context)).join(' and ')})`;
    case 'or':
      return node.of.length === 0 ? 'false' : `(${node.of.map((each) => check(each, r, context)).join(' or ')})`;
    case 'not':
      // What only narrows says nothing about its opposite.
      return node.of.exact ? `not ${check(node.of, r, context)}` : 'true';
    case 'facts':
      return `(${factsCondition(node, r, context)} is true)`;
    case 'chart':
      return `(${r}.date_lo is not null and ${dateCondition(node.test, `${r}.date_lo`, `${r}.date_hi`, false, context.writer)})`;
    case 'updated':
      return updatedCondition(node.test, `${r}.updated`, context.writer);
    case 'selves':
      return `(${r}.self = any (${context.writer.put(bigints(node.selves), 'bigint[]')}) is true)`;
    case 'numbers':
      return `(${node.of.map((choice) => probeNumbers(choice, r, context)).join(' or ')})`;
    case 'dates':
      return `(${node.of.map((choice) => probeDates(choice, r, context)).join(' or ')})`;
    case 'chain':
      return probeChain(node, r, context);
    case 'has':
      return probeHas(node, r, context);
    case 'linked':
      return `(${r}.self = any (array(${linkedSelves(node, context)})))`;
    case 'hierarchy':
      return `(${r}.facts && array(select ${context.writer.put(String(node.slot), 'bigint')} # h.self from (${hierarchySelves(node, context)}) h) is true)`;
    case 'box':
      return probeBox(node, r, context);
    case 'unknown':
      return 'true';
  }
}

/** Facts as an indexable condition: one set by `@>`, several single ones by `&&`. */
export function factsCondition({ groups }: FactsAtom, r: string, { writer }: SqlContext): string {
  const [only] = groups;
  if (only === undefined) return 'false';
  if (groups.length === 1) return `${r}.facts @> ${writer.put(bigints(only), 'bigint[]')}`;
  const singles = groups.flatMap((group) => (group.length === 1 ? group : []));
  const sets = groups.filter((group) => group.length !== 1);
  const parts = [
    ...(singles.length === 0 ? [] : [`${r}.facts && ${writer.put(bigints(singles), 'bigint[]')}`]),
    ...sets.map((group) => `${r}.facts @> ${writer.put(bigints(group), 'bigint[]')}`),
  ];
  return parts.length === 1 ? (parts[0] ?? 'false') : `(${parts.join(' or ')})`;
}

type NumberChoice = (Node & { readonly kind: 'numbers' })['of'][number];
type DateChoice = (Node & { readonly kind: 'dates' })['of'][number];

/** A fact that must stand beside the values of a choice. */
function beside(fact: bigint | undefined, r: string, { writer }: SqlContext): string {
  return fact === undefined ? '' : `(${r}.facts @> ${writer.put(bigints([fact]), 'bigint[]')} is true) and `;
}

function probeNumbers(choice: NumberChoice, r: string, context: SqlContext): string {
  const { writer } = context;
  const [n, u] = [writer.alias('n'), writer.alias('u')];
  const places = numberPlaces(choice, n, u, writer).map(
    (place) => `(${place.replace(`${n}.slot =`, `${n}.slot + 0 =`)})`,
  );
  const units = needsUnit(choice)
    ? ` join suwen.unit ${u} on ${u}.unit = ${n}.unit and ${unitCondition(choice.unit, u, writer)}`
    : '';
  const plain = needsUnit(choice) ? '' : ` and ${n}.unit + 0 = 0`;
  return `(${beside(choice.fact, r, context)}coalesce((select true from suwen.number_value ${n}${units} where ${n}.key = ${r}.key${plain} and (${places.join(' or ')}) limit 1), false))`;
}

function probeDates(choice: DateChoice, r: string, context: SqlContext): string {
  const { writer } = context;
  const d = writer.alias('d');
  const places = datePlaces(choice, d, writer).map((place) => `(${place.replace(`${d}.slot =`, `${d}.slot + 0 =`)})`);
  return `(${beside(choice.fact, r, context)}coalesce((select true from suwen.date_value ${d} where ${d}.key = ${r}.key and (${places.join(' or ')}) limit 1), false))`;
}

/** Goes from the row along its links to the targets. */
function probeChain({ slot, branches }: ChainAtom, r: string, context: SqlContext): string {
  const { writer } = context;
  const [g, t] = [writer.alias('g'), writer.alias('t')];
  const kinds = branches.map(
    ({ type, where }) => `(${t}.type = ${writer.put(type, 'smallint')} and ${check(where, t, context)})`,
  );
  return (
    `coalesce((select true from generate_series(1, cardinality(${r}.links), 2) ${g} join suwen.resource ${t} on ${t}.self = ${r}.links[${g} + 1]` +
    ` where ${r}.links[${g}] = ${writer.put(String(slot), 'bigint')} and ${visible(t, context)} and (${kinds.join(' or ')}) limit 1), false)`
  );
}

/** Looks for a resource that points to the row, by the fact made of slot and self. */
function probeHas({ slot, type, where, paired }: HasAtom, r: string, context: SqlContext): string {
  const { writer } = context;
  const h = writer.alias('h');
  const slots = paired?.slots ?? [slot];
  const facts = slots.map((each) => `${writer.put(String(each), 'bigint')} # ${r}.self`);
  const pointing = facts.length === 1 ? `${h}.facts @> array[${facts.join()}]` : `${h}.facts && array[${facts.join()}]`;
  // Counted, not limited: for the first of many rows a planner would read the table from its start.
  return (
    `((select count(*) from suwen.resource ${h} where ${pointing} and (${h}.type = ${writer.put(type, 'smallint')}) is true` +
    ` and ${visible(h, context)} and ${check(paired?.rest ?? where, h, context)}) > 0)`
  );
}

/** Selves that the links of one resource name. */
export function linkedSelves({ self, slot }: Node & { readonly kind: 'linked' }, context: SqlContext): string {
  const { writer } = context;
  const [l, g] = [writer.alias('l'), writer.alias('g')];
  return (
    `select ${l}.links[${g} + 1] from suwen.resource ${l}, generate_series(1, cardinality(${l}.links), 2) ${g}` +
    ` where ${l}.self = ${writer.put(String(self), 'bigint')} and ${visible(l, context)} and ${l}.links[${g}] = ${writer.put(String(slot), 'bigint')}`
  );
}

function probeBox(
  { latitude, longitude, box }: Node & { readonly kind: 'box' },
  r: string,
  { writer }: SqlContext,
): string {
  const within = (slot: bigint, from: number, to: number): string => {
    const n = writer.alias('n');
    return (
      `coalesce((select true from suwen.number_value ${n} where ${n}.key = ${r}.key and ${n}.slot + 0 = ${writer.put(String(slot), 'bigint')}` +
      ` and ${n}.lo >= ${writer.put(from, 'float8')} and ${n}.lo <= ${writer.put(to, 'float8')} limit 1), false)`
    );
  };
  const north = within(latitude, box.south, box.north);
  return box.west === undefined || box.east === undefined
    ? north
    : `(${north} and ${within(longitude, box.west, box.east)})`;
}
