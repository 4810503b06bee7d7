import type { Component, Parameter } from '../registry/parameter.ts';
import {
  anySystemForm,
  codeForm,
  pairForm,
  pairSlot,
  prefixOf,
  SHORT_DATE_MS,
  startForm,
  wideSlot,
} from '../facts/fact-text.ts';
import { bigintOf } from '../facts/hash.ts';
import { dateOf } from '../values/date-values.ts';
import { quantityOf } from '../values/number-values.ts';
import { referencesOf } from '../values/reference-values.ts';
import { stringsOf } from '../values/string-values.ts';
import { tokensOf, type TokenValue } from '../values/token-values.ts';
import { pairsOf } from './hasher.ts';
import { addQuantity, slotsOf } from './index-number.ts';
import { startsOf } from './index-string.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFact, addFacts, type Sink } from './sink.ts';

/** One context element of a composite: the values of its components in order, each with its type. */
export type Tuple = readonly (readonly Found[])[];

/** A value with its type. */
export interface Found {
  readonly value: unknown;
  readonly type: string;
}

/** The context elements in which every component has a value. */
export function tuplesOf(parameter: Parameter, resource: object): readonly Tuple[] {
  const tuples: Tuple[] = [];
  parameter.walk(resource, (context) => {
    const tuple = parameter.components.map((component) => valuesOf(component, context, resource));
    if (tuple.every((values) => values.length > 0)) tuples.push(tuple);
  });
  return tuples;
}

function valuesOf(component: Component, context: unknown, resource: object): readonly Found[] {
  const found: Found[] = [];
  component.walk(context, resource, (value, type) => found.push({ value, type }));
  return found;
}

/**
 * Indexes composites of a token with a second token, quantity, date, string or reference; others by presence alone
 * (their components answer, and the opened resource decides).
 */
export function indexComposite(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const add = pairedWith(parameter, context);
  return (resource, sink) => {
    const tuples = tuplesOf(parameter, resource);
    if (tuples.length === 0) return;
    present(sink);
    if (add === undefined) return;
    const mixed = tuples.length > 1 && sameCodeInTwoSystems(tuples);
    for (const tuple of tuples) {
      for (const { value, type } of tuple[0] ?? [])
        tokensOf(value, type, (token) => add(sink, token, tuple[1] ?? [], mixed));
    }
  };
}

type Add = (sink: Sink, token: TokenValue, seconds: readonly Found[], mixed: boolean) => void;

function pairedWith(parameter: Parameter, context: ExtractContext): Add | undefined {
  const [first, second, ...more] = parameter.components.map((component) => component.parameter.kind);
  if (first !== 'token' || more.length > 0) return undefined;
  switch (second) {
    case 'token':
      return (sink, token, seconds) => addTokens(sink, parameter, token, seconds, context);
    case 'string':
      return (sink, token, seconds) => addStrings(sink, parameter, token, seconds, context);
    case 'reference':
      return (sink, token, seconds) => addReferences(sink, parameter, token, seconds, context);
    case 'quantity':
    case 'date':
      return (sink, token, seconds, mixed) => addOrdered(sink, parameter, token, seconds, mixed, second, context);
    default:
      return undefined;
  }
}

/** `system|code` and the code alone. */
const formsOf = ({ system, code }: TokenValue): readonly string[] =>
  code === undefined ? [] : [codeForm(system ?? '', code), anySystemForm(code)];

function addTokens(
  sink: Sink,
  parameter: Parameter,
  token: TokenValue,
  seconds: readonly Found[],
  { options }: ExtractContext,
): void {
  const prefix = prefixOf(parameter);
  for (const { value, type } of seconds) {
    tokensOf(value, type, (other) => {
      const pairs = formsOf(token).flatMap((form) =>
        formsOf(other).map((otherForm) => prefix + pairForm(form, otherForm)),
      );
      addFacts(sink, pairsOf(options.hash, pairs));
    });
  }
}

function addStrings(
  sink: Sink,
  parameter: Parameter,
  token: TokenValue,
  seconds: readonly Found[],
  { options }: ExtractContext,
): void {
  const prefix = prefixOf(parameter);
  const starts = seconds.flatMap(({ value, type }) => stringsOf(value, type).folded.flatMap(startsOf));
  const pairs = formsOf(token).flatMap((form) => starts.map((start) => prefix + pairForm(form, startForm(start))));
  addFacts(sink, pairsOf(options.hash, pairs));
}

function addReferences(
  sink: Sink,
  parameter: Parameter,
  token: TokenValue,
  seconds: readonly Found[],
  context: ExtractContext,
): void {
  const prefix = prefixOf(parameter);
  for (const form of formsOf(token)) {
    const [slotHi = 0, slotLo = 0] = context.hasher.pair(prefix + pairSlot(form));
    for (const { value } of seconds) {
      referencesOf(value, context.options.bases ?? [], (reference) => {
        if (reference.kind !== 'local') return;
        const [hi = 0, lo = 0] = context.hasher.self(`${reference.type}/${reference.id}`);
        addFact(sink, slotHi ^ hi, slotLo ^ lo);
      });
    }
  }
}

/**
 * Values stand in the slot of the code alone; `system|code` is that slot and a fact. Only where a resource has one code
 * under two systems in different elements (`mixed`) does `system|code` get a slot of its own instead of the fact.
 */
function addOrdered(
  sink: Sink,
  parameter: Parameter,
  { system, code }: TokenValue,
  seconds: readonly Found[],
  mixed: boolean,
  kind: 'quantity' | 'date',
  context: ExtractContext,
): void {
  if (code === undefined) return;
  const prefix = prefixOf(parameter);
  const exact = codeForm(system ?? '', code);
  if (!mixed) addFacts(sink, context.hasher.pair(prefix + exact));
  const slots = [anySystemForm(code), ...(mixed ? [exact] : [])].map((form) => prefix + pairSlot(form));
  for (const slot of slots) {
    for (const found of seconds) (kind === 'quantity' ? addPairedQuantity : addPairedDate)(sink, slot, found, context);
  }
}

function addPairedQuantity(sink: Sink, slot: string, { value }: Found, context: ExtractContext): void {
  const range = quantityOf(value);
  if (range) addQuantity(sink, range, slotsOf(slot, context), context);
}

function addPairedDate(sink: Sink, slot: string, { value, type }: Found, { zone, options }: ExtractContext): void {
  const range = dateOf(value, type, zone);
  if (range === undefined) return;
  const wide = range.hi - range.lo > SHORT_DATE_MS;
  sink.dates.push({ slot: bigintOf(options.hash(wide ? wideSlot(slot) : slot)), lo: range.lo, hi: range.hi });
}

function sameCodeInTwoSystems(tuples: readonly Tuple[]): boolean {
  const systems = new Map<string, string>();
  let mixed = false;
  for (const [firsts = []] of tuples) {
    for (const { value, type } of firsts) {
      tokensOf(value, type, ({ system = '', code = '' }) => {
        const known = systems.get(code);
        if (known !== undefined && known !== system) mixed = true;
        systems.set(code, system);
      });
    }
  }
  return mixed;
}
