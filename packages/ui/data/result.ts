import type { Flag } from '../mark/value.tsx';
import { conceptText, hasCode } from './coded.ts';
import { writtenAs } from './exact-json.ts';
import type { Observation, ObservationComponent, ObservationReferenceRange, Quantity } from '#fhir';

/** The reference band of a result, in the unit of the result. */
export interface Band {
  readonly low?: number;
  readonly high?: number;
  /** As written by the laboratory: 3.5–5.3. */
  readonly text: string;
}

/** A result ready to be shown: the number exactly as it was written. */
export interface Shown {
  readonly value: string;
  /** The whole number, where `value` is a shorter form of it. */
  readonly exact?: string;
  readonly unit: string;
  readonly flag?: Flag;
  /** For a trend; only where the value is a number without comparator. */
  readonly number?: number;
}

const said: Readonly<Record<string, Flag>> = {
  HH: 'critical-high',
  HU: 'critical-high',
  '>': 'high',
  LL: 'critical-low',
  LU: 'critical-low',
  '<': 'low',
  AA: 'critical',
  H: 'high',
  L: 'low',
  A: 'abnormal',
  POS: 'abnormal',
  DET: 'abnormal',
};

/** A quantity with its literal: 1.50 stays 1.50; a minus is a minus sign. */
export function quantityText(quantity: Quantity): string {
  if (quantity.value === undefined) return '';
  const number = writtenAs(quantity, 'value', quantity.value).replace('-', '−');
  return `${quantity.comparator ?? ''}${number}`;
}

/** No laboratory reports more digits; what has more was computed, and is said shortly in lists. */
const mostDigits = 7;

/** A quantity short enough for a list: a computed 9.316726030477001 is ≈9.3167, with the whole number beside it. */
export function shortQuantity(quantity: Quantity): { readonly value: string; readonly exact?: string } {
  const exact = quantityText(quantity);
  const digits = exact.replace(/e.*$/i, '').replace(/^\D*0*\.?0*|\D/g, '').length;
  if (digits <= mostDigits || !exact.includes('.')) return { value: exact };
  const short = String(Number((quantity.value ?? 0).toPrecision(5))).replace('-', '−');
  return { value: `${quantity.comparator ?? ''}≈${short}`, exact };
}

/** A unit as people write it: UCUM annotations lose their braces. */
export const unitText = ({ unit, code }: Quantity): string => (unit ?? code ?? '').replaceAll(/[{}]/g, '');

/** The band that holds for most: the first range that has bounds or a text. */
export function bandOf(ranges: readonly ObservationReferenceRange[] = []): Band | undefined {
  const range = ranges.find(({ low, high, text }) => low ?? high ?? text);
  if (!range) return undefined;
  const { low, high } = range;
  const [from, to] = [low && quantityText(low), high && quantityText(high)];
  const text = from && to ? `${from}–${to}` : from ? `≥ ${from}` : to ? `≤ ${to}` : (range.text ?? '');
  return {
    text,
    ...(low?.value !== undefined && { low: low.value }),
    ...(high?.value !== undefined && { high: high.value }),
  };
}

/** The author's interpretation; where there is none and the value is a number, its place in the band. */
export function flagOf(result: ObservationComponent): Flag | undefined {
  const codes = result.interpretation?.flatMap(({ coding = [] }) => coding.map(({ code }) => code ?? '')) ?? [];
  if (codes.length > 0) return codes.map((code) => said[code]).find((flag) => flag !== undefined);
  const { value, comparator } = result.valueQuantity ?? {};
  const band = bandOf(result.referenceRange);
  if (value === undefined || !band) return undefined;
  if (band.high !== undefined && value > band.high && comparator !== '<' && comparator !== '<=') return 'high';
  if (band.low !== undefined && value < band.low && comparator !== '>' && comparator !== '>=') return 'low';
  return undefined;
}

/** How grave a flag is, for sorting and for what cannot wait: 3 critical, 2 high or low, 1 abnormal, 0 none. */
export function gravity(flag: Flag | undefined): number {
  if (flag === undefined) return 0;
  return flag.startsWith('critical') ? 3 : flag === 'abnormal' ? 1 : 2;
}

const plain = ({ value, comparator }: Quantity): { number?: number } =>
  value !== undefined && comparator === undefined ? { number: value } : {};

function textOf(result: ObservationComponent): string | undefined {
  const { valueInteger, valueBoolean, valueRange } = result;
  if (valueInteger !== undefined) return String(valueInteger);
  if (valueBoolean !== undefined) return valueBoolean ? '+' : '−';
  if (valueRange) return bandOf([valueRange])?.text;
  return (
    result.valueString ??
    result.valueDateTime ??
    conceptText(result.valueCodeableConcept) ??
    conceptText(result.dataAbsentReason)
  );
}

/** The value of an observation or component, whatever its type; components together as 128/74 where they share a unit. */
export function shownOf(result: Observation | ObservationComponent): Shown | undefined {
  const flag = flagOf(result);
  const mark = flag === undefined ? {} : { flag };
  const { valueQuantity } = result;
  if (valueQuantity) {
    return { ...shortQuantity(valueQuantity), unit: unitText(valueQuantity), ...mark, ...plain(valueQuantity) };
  }
  const text = textOf(result);
  if (text !== undefined) return { value: text, unit: '', ...mark };
  return 'component' in result && result.component ? together(result.component, flag) : undefined;
}

/** The values of several parts with a stroke between them; whole beside short where any of them is shortened. */
function joined(parts: readonly Shown[]): { readonly value: string; readonly exact?: string } {
  const value = parts.map((part) => part.value).join('/');
  const exact = parts.map((part) => part.exact ?? part.value).join('/');
  return exact === value ? { value } : { value, exact };
}

function together(components: readonly ObservationComponent[], own: Flag | undefined): Shown | undefined {
  const parts = components.map((component) => shownOf(component)).filter((part) => part !== undefined);
  const [first] = parts;
  if (!first) return undefined;
  const worst = [own, ...parts.map(({ flag }) => flag)].reduce((a, b) => (gravity(b) > gravity(a) ? b : a), undefined);
  const mark = worst === undefined ? {} : { flag: worst };
  const number = first.number === undefined ? {} : { number: first.number };
  if (parts.every(({ unit }) => unit === first.unit)) {
    return { ...joined(parts), unit: first.unit, ...mark, ...number };
  }
  return { value: parts.map(({ value, unit }) => `${value} ${unit}`.trim()).join(', '), unit: '', ...mark };
}

/** When a result was true of the patient, else when it was issued. */
export function whenOf(observation: Observation): string | undefined {
  const { effectiveDateTime, effectiveInstant, effectivePeriod, issued } = observation;
  return effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? issued;
}

/** Entered in error or cancelled: kept in the record, never shown as a value. */
export const isVoid = ({ status }: { readonly status?: string }): boolean =>
  status === 'entered-in-error' || status === 'cancelled';

/** Whether an observation belongs to a category of the HL7 observation-category code system. */
export const isOf = (observation: Observation, category: string): boolean =>
  observation.category?.some((concept) => hasCode(concept, category)) ?? false;
