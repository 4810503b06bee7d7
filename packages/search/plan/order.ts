import { typeNumber } from '#fhir';
import { slotText, wideSlot } from '../facts/fact-text.ts';
import { bigintOf } from '../facts/hash.ts';
import { partsOf, type Parameter } from '../registry/parameter.ts';
import type { SearchRequest, SortKey } from '../parse/request.ts';
import { absentFact } from './compile-condition.ts';
import type { PlanContext } from './context.ts';
import type { Node } from './node.ts';
import { members } from './source.ts';
import { bigints, type Writer } from './statement.ts';

/** One key that SQL orders by; nulls come last. The last key of every order is `r.key`. */
export interface OrderKey {
  /** The expression on a row, as an index has it where one has. */
  readonly plain: (r: string, writer: Writer) => string;
  /** Type that a value of it is cast to when it comes back in a cursor. */
  readonly cast: 'timestamptz' | 'float8' | 'text' | 'bigint';
  readonly descending: boolean;
  readonly nullable: boolean;
}

/** How matches are ordered. */
export interface Order {
  readonly keys: readonly OrderKey[];
  /** Direction of `r.key`, which breaks ties. */
  readonly descending: boolean;
  /** The index that has this order: rows can be walked until a page is full. */
  readonly walk?: 'key' | 'updated' | 'chart' | 'date';
  /** For `chart` and `date`: the fact of the rows without a date, which come last. */
  readonly absent?: bigint;
  /** For `date`: the slots of the dates that are walked. */
  readonly slots?: readonly bigint[];
}

/** The order that SQL can make; undefined: the matches must be opened to be sorted. */
export function orderOf(request: SearchRequest, nodes: readonly Node[], context: PlanContext): Order | undefined {
  const [part] = request.parts;
  const type = request.parts.length === 1 && part?.types.length === 1 ? part.types[0] : undefined;
  if (request.sort.length === 0) return defaultOrder(type, nodes, context);
  const keys = request.sort.map((key) => orderKey(key, context));
  if (!keys.every((key) => key !== undefined)) return undefined;
  const [first] = request.sort;
  const descending = first?.descending ?? false;
  if (first?.by === '_lastUpdated') return { keys, descending, walk: 'updated' };
  if (first?.parameter !== undefined && isChart(first.parameter, context)) {
    return { keys, descending, walk: 'chart', absent: absentFact(first.parameter, context) };
  }
  const dated = first?.parameter?.kind === 'date' ? partsOf(first.parameter)[0]?.parameter : undefined;
  if (dated === undefined) return { keys, descending };
  return { keys, descending, walk: 'date', absent: absentFact(dated, context), slots: slotsOf(dated, context) };
}

/** Where the dates or numbers of a parameter stand: points and short ranges, long ranges. */
function slotsOf(parameter: Parameter, { hash }: PlanContext): readonly bigint[] {
  const slot = slotText(parameter);
  return [bigintOf(hash(slot)), bigintOf(hash(wideSlot(slot)))];
}

/** Without `_sort`: newest first where a date is asked for (its index leads), else in the order of creation. */
function defaultOrder(type: string | undefined, nodes: readonly Node[], context: PlanContext): Order {
  const asked = nodes.flatMap(members);
  const chart = type === undefined ? undefined : context.registry.chartDate(type);
  if (nodes.length === 1 && chart !== undefined && asked.some(({ kind }) => kind === 'chart')) {
    return { keys: [chartKey(true)], descending: true, walk: 'chart', absent: absentFact(chart, context) };
  }
  if (nodes.length > 0 && nodes.every((node) => members(node).some(({ kind }) => kind === 'updated'))) {
    return { keys: [updatedKey(true)], descending: true, walk: 'updated' };
  }
  return { keys: [], descending: false, walk: 'key' };
}

function orderKey({ by, parameter, descending }: SortKey, context: PlanContext): OrderKey | undefined {
  if (by === '_id') return { plain: (r) => `${r}.id`, cast: 'text', descending, nullable: false };
  if (by === '_lastUpdated') return updatedKey(descending);
  if (parameter === undefined) return undefined;
  if (isChart(parameter, context)) return chartKey(descending);
  const [part, ...more] = partsOf(parameter);
  if (part === undefined || more.length > 0 || part.only !== undefined) return undefined;
  if (parameter.kind === 'date') return valueKey('date', part.parameter, descending, context);
  return parameter.kind === 'number' || parameter.kind === 'quantity'
    ? valueKey('number', part.parameter, descending, context)
    : undefined;
}

const updatedKey = (descending: boolean): OrderKey => ({
  plain: (r) => `${r}.updated`,
  cast: 'timestamptz',
  descending,
  nullable: false,
});
const chartKey = (descending: boolean): OrderKey => ({
  plain: (r) => `${r}.date_lo`,
  cast: 'timestamptz',
  descending,
  nullable: true,
});

const isChart = (parameter: Parameter, { registry }: PlanContext): boolean =>
  registry.chartDate(parameter.base)?.code === parameter.code;

/** The least value ascending, the greatest descending (FHIR R4 search.html#sort). */
function valueKey(kind: 'date' | 'number', parameter: Parameter, descending: boolean, context: PlanContext): OrderKey {
  const slots = bigints(slotsOf(parameter, context));
  const best = descending ? 'max' : 'min';
  return {
    cast: kind === 'date' ? 'timestamptz' : 'float8',
    descending,
    nullable: true,
    plain(r, { put, alias }) {
      const v = alias('v');
      if (kind === 'date')
        return `(select ${best}(${v}.lo) from suwen.date_value ${v} where ${v}.key = ${r}.key and ${v}.slot + 0 = any (${put(slots, 'bigint[]')}))`;
      const u = alias('u');
      return (
        `(select ${best}(${v}.lo * coalesce(${u}.factor, 1)) from suwen.number_value ${v} left join suwen.unit ${u} on ${u}.unit = ${v}.unit` +
        ` where ${v}.key = ${r}.key and ${v}.slot + 0 = any (${put(slots, 'bigint[]')}))`
      );
    },
  };
}

/** The number of a type; a type without one is a bug. */
export function numberOfType(type: string): number {
  const number = typeNumber(type);
  if (number === undefined) throw new Error(`No number for the type ${type}`);
  return number;
}
