import { over, power, rational, times, unity, type Rational } from './rational.ts';
import { unitTable, type Unit } from './table.ts';

/** A unit reduced to base units: `worth` × product of base^exponent. */
export interface Reduced {
  readonly worth: Rational;
  /** Exponents by base unit, none of them 0. */
  readonly bases: ReadonlyMap<string, number>;
  /** Added to a value before it is multiplied; only where the unit stands alone. */
  readonly offset?: Rational;
}

/** Longest code and largest exponent that are read: no clinical code comes near. */
const longest = 200;
const largestExponent = 60;

/** Reads a case-sensitive UCUM expression (UCUM 2.1 §5–§12); undefined when it is not one. */
export function readUnit(code: string): Reduced | undefined {
  if (code.length === 0 || code.length > longest || /[^\x21-\x7e]/.test(code.replaceAll(/\{[^{}]*\}/g, '')))
    return undefined;
  const state: State = { code, at: 0, depth: 0 };
  const lone = atom(code.replaceAll(/\{[^{}]*\}/g, ''));
  if (lone?.unit.offset !== undefined || lone?.unit.alone) return special(lone);
  const product = main(state);
  return product !== undefined && state.at === code.length ? product : undefined;
}

interface State {
  readonly code: string;
  at: number;
  depth: number;
}

interface Atom {
  readonly code: string;
  readonly unit: Unit;
  readonly prefix: Rational;
}

const none: Reduced = { worth: unity, bases: new Map() };

function special({ code, unit, prefix }: Atom): Reduced | undefined {
  if (unit.alone) return { worth: prefix, bases: new Map([[code, 1]]) };
  const inner = readUnit(unit.unit ?? '1');
  if (!inner) return undefined;
  const worth = times(times(prefix, rational(unit.factor ?? '1')), inner.worth);
  return { worth, bases: inner.bases, offset: over(rational(unit.offset ?? '0'), prefix) };
}

function main(state: State): Reduced | undefined {
  if (state.code.charAt(state.at) !== '/') return product(state);
  state.at++;
  const rest = component(state);
  return rest && chain(state, combined(none, rest, -1));
}

function product(state: State): Reduced | undefined {
  const first = component(state);
  return first && chain(state, first);
}

function chain(state: State, first: Reduced): Reduced | undefined {
  let result = first;
  for (;;) {
    const sign = state.code.charAt(state.at);
    if (sign !== '.' && sign !== '/') return result;
    state.at++;
    const next = component(state);
    if (!next) return undefined;
    result = combined(result, next, sign === '/' ? -1 : 1);
  }
}

function combined(a: Reduced, b: Reduced, exponent: number): Reduced {
  const bases = new Map(a.bases);
  for (const [base, own] of b.bases) {
    const sum = (bases.get(base) ?? 0) + own * exponent;
    if (sum === 0) bases.delete(base);
    else bases.set(base, sum);
  }
  return { worth: times(a.worth, power(b.worth, exponent)), bases };
}

function component(state: State): Reduced | undefined {
  const { code } = state;
  if (code.charAt(state.at) === '(') return bracketed(state);
  if (annotation(state)) return none;
  const factor = /^\d+(?![\d*^])/.exec(code.slice(state.at))?.[0];
  if (factor !== undefined) {
    state.at += factor.length;
    annotation(state);
    return BigInt(factor) === 0n ? undefined : { worth: rational(factor), bases: new Map() };
  }
  const found = simple(state);
  annotation(state);
  return found;
}

function bracketed(state: State): Reduced | undefined {
  if (++state.depth > longest / 2) return undefined;
  state.at++;
  const inside = main(state);
  if (!inside || state.code.charAt(state.at) !== ')') return undefined;
  state.at++;
  state.depth--;
  annotation(state);
  return inside;
}

function annotation(state: State): boolean {
  const text = /^\{[^{}]*\}/.exec(state.code.slice(state.at))?.[0];
  state.at += text?.length ?? 0;
  return text !== undefined;
}

/** A unit with prefix and exponent: everything up to the next operator, where brackets `[…]` may hold any sign. */
function simple(state: State): Reduced | undefined {
  const text = /^(?:\[[^\]]*\]|[^./(){}[\]])+/.exec(state.code.slice(state.at))?.[0];
  if (text === undefined) return undefined;
  const [, name = '', exponent] = /^(.*?)([+-]?\d+)?$/.exec(text) ?? [];
  const whole = atom(text);
  const found = whole ?? atom(name);
  if (!found || found.unit.alone || found.unit.offset !== undefined) return undefined;
  state.at += text.length;
  const raise = whole || exponent === undefined ? 1 : Number(exponent);
  if (raise === 0 || Math.abs(raise) > largestExponent) return undefined;
  const reduced = reduceAtom(found);
  return reduced && combined(none, powered(reduced, raise), 1);
}

const powered = ({ worth, bases }: Reduced, exponent: number): Reduced => ({
  worth: power(worth, exponent),
  bases: new Map([...bases].map(([base, own]) => [base, own * exponent])),
});

function reduceAtom({ code, unit, prefix }: Atom): Reduced | undefined {
  if (unit.base) return { worth: prefix, bases: new Map([[code, 1]]) };
  const inner = readUnit(unit.unit ?? '1');
  return inner && { worth: times(times(prefix, rational(unit.factor ?? '1')), inner.worth), bases: inner.bases };
}

/** A unit of the table, with or without a prefix; the whole name wins over a prefix (`min`, `cd`). */
function atom(name: string): Atom | undefined {
  const { units, prefixes } = unitTable();
  const whole = own(units, name);
  if (whole) return { code: name, unit: whole, prefix: unity };
  for (const length of [1, 2]) {
    const prefix = own(prefixes, name.slice(0, length));
    const unit = prefix === undefined ? undefined : own(units, name.slice(length));
    if (prefix !== undefined && unit?.metric) return { code: name.slice(length), unit, prefix: rational(prefix) };
  }
  return undefined;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
