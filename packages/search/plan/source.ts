import { check, factsCondition, linkedSelves, visible, type SqlContext } from './check.ts';
import type { Breadth } from './context.ts';
import { hierarchySelves } from './hierarchy.ts';
import { shareOf } from './breadth.ts';
import type { ChainAtom, HasAtom, Node } from './node.ts';
import { datePlaces, needsUnit, numberPlaces, unitCondition } from './ranges.ts';
import { bigints, type Writer } from './statement.ts';

/** What a set of rows is found by. */
export interface SourceContext extends SqlContext {
  readonly breadth: Breadth;
  /** So many candidates of a value range or of another resource are followed. */
  readonly followed: number;
}

/** Facts that more than this share of all rows hold are looked at on the row, not in the index. */
const BROAD = 0.05;

/** Members of a conjunction; a single node is its only member. */
export const members = (node: Node): readonly Node[] => (node.kind === 'and' ? node.of : [node]);

/**
 * A condition on rows of one type, written so that it starts from an index: facts through GIN, else identities, else
 * values, else other resources; the rest is looked at on each row found. `undefined` when nothing leads.
 */
export function sourceCondition(
  node: Node,
  r: string,
  type: number | readonly number[],
  context: SourceContext,
): string | undefined {
  const all = members(node);
  const lead = leadOf(all, context);
  if (lead === undefined) return undefined;
  const rest = all.filter((each) => !lead.includes(each));
  const leading = lead.map((each) => leading1(each, r, context));
  return [
    ...leading,
    typeCheck(r, type, lead, context),
    visible(r, context),
    ...rest.map((each) => check(each, r, context)),
  ].join(' and ');
}

/** The type is part of the primary key that keys are looked up by; elsewhere it must not lead. */
function typeCheck(r: string, type: number | readonly number[], lead: readonly Node[], { writer }: SqlContext): string {
  const plain =
    typeof type === 'number'
      ? `${r}.type = ${writer.put(type, 'smallint')}`
      : `${r}.type = any (${writer.put(`{${type.join()}}`, 'smallint[]')})`;
  return lead.some(({ kind }) => kind === 'numbers' || kind === 'dates' || kind === 'box')
    ? plain
    : `(${plain}) is true`;
}

/** The atoms that lead together: the rarest kind that there is. */
export function leadOf(all: readonly Node[], { breadth }: SourceContext): readonly Node[] | undefined {
  const selves = all.find(({ kind }) => kind === 'selves' || kind === 'linked');
  if (selves !== undefined) return [selves];
  const facts = all.filter((each) => each.kind === 'facts');
  const shares = facts.map((each) => shareOf(each, breadth));
  const rare = facts.filter((_, at) => (shares[at] ?? 1) <= BROAD);
  if (rare.length > 0) return rare;
  const values = all.find(({ kind }) => kind === 'numbers' || kind === 'dates' || kind === 'box');
  if (values !== undefined) return [values];
  const others = all.find(({ kind }) => kind === 'hierarchy' || kind === 'chain' || kind === 'has');
  if (others !== undefined) return [others];
  const either = all.find(
    (each) =>
      each.kind === 'or' &&
      each.of.length > 0 &&
      each.of.every((one) => members(one).some(({ kind }) => kind === 'facts' || kind === 'selves')),
  );
  if (either !== undefined) return [either];
  const least = shares.indexOf(Math.min(...shares));
  return facts[least] === undefined ? undefined : [facts[least]];
}

/** One atom as an indexable condition on a row. */
export function leading1(node: Node, r: string, context: SourceContext): string {
  switch (node.kind) {
    case 'facts':
      return factsCondition(node, r, context);
    case 'selves':
      return `${r}.self = any (${context.writer.put(bigints(node.selves), 'bigint[]')})`;
    case 'linked':
      return `${r}.self = any (array(${linkedSelves(node, context)}))`;
    case 'numbers':
    case 'dates':
      return `${r}.key = any (array(select key from (${valueKeys(node, context)}) s))${factsBeside(node, r, context)}`;
    case 'box':
      return `${r}.key = any (array(${boxKeys(node, context)})) and ${check(node, r, context)}`;
    case 'hierarchy':
      return `${r}.facts && array(select ${context.writer.put(String(node.slot), 'bigint')} # s.self from (${hierarchySelves(node, context)}) s)`;
    case 'chain':
      return `${r}.facts && array(${chainFacts(node, context)})`;
    case 'has':
      return `${r}.self = any (array(${hasSelves(node, context)}))`;
    case 'or':
      return `(${node.of.map((one) => eitherCondition(one, r, context)).join(' or ')})`;
    default:
      return check(node, r, context);
  }
}

function eitherCondition(node: Node, r: string, context: SourceContext): string {
  const all = members(node);
  const lead = all.find(({ kind }) => kind === 'facts' || kind === 'selves');
  const rest = all.filter((each) => each !== lead).map((each) => check(each, r, context));
  return `(${[...(lead === undefined ? [] : [leading1(lead, r, context)]), ...rest].join(' and ')})`;
}

/** Facts that some choices require beside their values. */
function factsBeside(node: Node & { readonly kind: 'numbers' | 'dates' }, r: string, context: SourceContext): string {
  return node.of.some(({ fact }) => fact !== undefined) ? ` and ${check(node, r, context)}` : '';
}

/** Keys of the resources that have a value in range, and whether it stands alone (no fact is required beside it). */
export function valueKeys(
  node: Node & { readonly kind: 'numbers' | 'dates' },
  { writer }: { readonly writer: Writer },
): string {
  if (node.kind === 'dates') {
    return node.of
      .flatMap((choice) => {
        const d = writer.alias('d');
        return datePlaces(choice, d, writer).map(
          (place) => `select ${d}.key, ${alone(choice)} as alone from suwen.date_value ${d} where ${place}`,
        );
      })
      .join(' union all ');
  }
  return node.of
    .flatMap((choice) => {
      const [n, u] = [writer.alias('n'), writer.alias('u')];
      return numberPlaces(choice, n, u, writer).map((place) =>
        needsUnit(choice)
          ? `select ${n}.key, ${alone(choice)} as alone from suwen.unit ${u} cross join lateral (select * from suwen.number_value ${n} where ${n}.unit = ${u}.unit and ${place} offset 0) ${n} where ${unitCondition(choice.unit, u, writer)}`
          : `select ${n}.key, ${alone(choice)} as alone from suwen.number_value ${n} where ${n}.unit = 0 and ${place}`,
      );
    })
    .join(' union all ');
}

const alone = ({ fact }: { readonly fact?: bigint }): boolean => fact === undefined;

function boxKeys({ latitude, box }: Node & { readonly kind: 'box' }, { writer }: SourceContext): string {
  const n = writer.alias('n');
  return (
    `select ${n}.key from suwen.number_value ${n} where ${n}.unit = 0 and ${n}.slot = ${writer.put(String(latitude), 'bigint')}` +
    ` and ${n}.lo >= ${writer.put(box.south, 'float8')} and ${n}.lo <= ${writer.put(box.north, 'float8')}`
  );
}

/** Facts by which the targets that meet a chain are pointed to. */
export function chainFacts({ slot, branches }: ChainAtom, context: SourceContext, limit?: number): string {
  const { writer } = context;
  const kinds = branches.map(({ type, where }) => {
    const t = writer.alias('t');
    const found = sourceCondition(where, t, type, context) ?? scanCondition(where, t, type, context);
    return `select ${writer.put(String(slot), 'bigint')} # ${t}.self as fact from suwen.resource ${t} where ${found}`;
  });
  return limited(kinds, limit);
}

/** Selves that the resources meeting a `_has` point to. */
export function hasSelves({ slot, type, where }: HasAtom, context: SourceContext, limit?: number): string {
  const { writer } = context;
  const [h, g] = [writer.alias('h'), writer.alias('g')];
  const found = sourceCondition(where, h, type, context) ?? scanCondition(where, h, type, context);
  const selves = `select ${h}.links[${g} + 1] as self from suwen.resource ${h}, generate_series(1, cardinality(${h}.links), 2) ${g} where ${h}.links[${g}] = ${writer.put(String(slot), 'bigint')} and ${found}`;
  return limited([selves], limit);
}

const limited = (selects: readonly string[], limit: number | undefined): string =>
  limit === undefined ? selects.join(' union all ') : `select * from (${selects.join(' union all ')}) s limit ${limit}`;

/** Every row of a type, each looked at: where nothing leads. */
export function scanCondition(node: Node, r: string, type: number | readonly number[], context: SqlContext): string {
  const { writer } = context;
  const plain =
    typeof type === 'number'
      ? `${r}.type = ${writer.put(type, 'smallint')}`
      : `${r}.type = any (${writer.put(`{${type.join()}}`, 'smallint[]')})`;
  return `${plain} and ${visible(r, context)} and ${check(node, r, context)}`;
}
