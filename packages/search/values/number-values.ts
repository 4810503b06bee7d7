import { member } from '../path/walk.ts';

/** A number or a range of numbers, closed; ±Infinity where it is open. */
export interface NumberRange {
  readonly lo: number;
  readonly hi: number;
}

/** A number with the unit it was written in. */
export interface QuantityRange extends NumberRange {
  readonly system: string;
  readonly code: string;
  readonly unit: string;
}

/** The number of an integer or decimal, or the range of a Range; undefined when it has none. */
export function numberOf(value: unknown): NumberRange | undefined {
  if (typeof value === 'number') return { lo: value, hi: value };
  return typeof value === 'object' && value !== null ? (rangeOf(value) ?? quantityOf(value)) : undefined;
}

/** ISO 4217, the system of Money.currency (FHIR R4 search.html#quantity). */
const CURRENCY = 'urn:iso:std:iso:4217';

/** The quantity of a Quantity, Age, Money or Range; undefined when it has no number. */
export function quantityOf(value: unknown): QuantityRange | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const range = rangeOf(value);
  if (range !== undefined) return { ...range, ...unitOf(member(value, 'low') ?? member(value, 'high')) };
  const number = member(value, 'value');
  if (typeof number !== 'number') return undefined;
  const currency = member(value, 'currency');
  const unit = typeof currency === 'string' ? { system: CURRENCY, code: currency, unit: currency } : unitOf(value);
  return { ...compared(number, member(value, 'comparator')), ...unit };
}

function rangeOf(value: object): NumberRange | undefined {
  if (!('low' in value || 'high' in value)) return undefined;
  const low = member(member(value, 'low'), 'value');
  const high = member(member(value, 'high'), 'value');
  if (typeof low !== 'number' && typeof high !== 'number') return undefined;
  return { lo: typeof low === 'number' ? low : -Infinity, hi: typeof high === 'number' ? high : Infinity };
}

/** `<5` is every number below 5 (FHIR R4 datatypes.html#Quantity comparator). */
function compared(number: number, comparator: unknown): NumberRange {
  switch (comparator) {
    case '<':
      return { lo: -Infinity, hi: next(number, -1) };
    case '<=':
      return { lo: -Infinity, hi: number };
    case '>':
      return { lo: next(number, 1), hi: Infinity };
    case '>=':
      return { lo: number, hi: Infinity };
    default:
      return { lo: number, hi: number };
  }
}

/** A hair's breadth beyond a number: makes an open bound a closed one, and outlasts the slack of unit conversion. */
function next(number: number, direction: 1 | -1): number {
  return number === 0 ? direction * 1e-300 : number + direction * Math.abs(number) * 2e-12;
}

function unitOf(value: unknown): { readonly system: string; readonly code: string; readonly unit: string } {
  return {
    system: text(member(value, 'system')),
    code: text(member(value, 'code')),
    unit: text(member(value, 'unit')),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
