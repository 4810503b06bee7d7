import { daysIn } from './calendar.ts';

/** The primitive types of FHIR R4 (4.0.1, 2.24.0.1). */
export type PrimitiveType =
  | 'base64Binary'
  | 'boolean'
  | 'canonical'
  | 'code'
  | 'date'
  | 'dateTime'
  | 'decimal'
  | 'id'
  | 'instant'
  | 'integer'
  | 'markdown'
  | 'oid'
  | 'positiveInt'
  | 'string'
  | 'time'
  | 'unsignedInt'
  | 'uri'
  | 'url'
  | 'uuid'
  | 'xhtml';

/** Whether the name is that of a primitive type. */
export const isPrimitiveType = (type: string): type is PrimitiveType => Object.hasOwn(checks, type);

/**
 * Whether a JSON value is a valid value of a primitive type: the specification's regular expressions, calendar days
 * that exist, 32-bit integers, no control characters, at most 1 Mi characters in a string.
 */
export const isPrimitive = (type: PrimitiveType, value: unknown): boolean => checks[type](value);

const year = String.raw`(?!0000)\d{4}`;
const month = String.raw`(?:0[1-9]|1[0-2])`;
const day = String.raw`(?:0[1-9]|[12]\d|3[01])`;
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?`;
const offset = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))`;

const date = new RegExp(`^${year}(?:-${month}(?:-${day})?)?$`);
const dateTime = new RegExp(`^${year}(?:-${month}(?:-${day}(?:T${clock}${offset})?)?)?$`);
const instant = new RegExp(`^${year}-${month}-${day}T${clock}${offset}$`);
const time = new RegExp(`^${clock}$`);
const code = /^\S+(?: \S+)*$/;
const id = /^[A-Za-z0-9\-.]{1,64}$/;
const oid = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const noSpace = /^\S+$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** Code points below 32 other than tab, line feed and carriage return (FHIR R4 2.24.0.1, string). */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** FHIR R4 2.24.0.1: "Strings SHALL NOT exceed 1MB in size". */
const longestString = 1_048_576;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestString && /\S/.test(value) && !control.test(value);

const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value) && !control.test(value);

/** Also that the day exists in its month: the patterns let 2026-02-30 pass. */
const isDay =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value) && dayExists(value);

const dayExists = (text: string): boolean =>
  text.length < 10 || Number(text.slice(8, 10)) <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

const isInteger =
  (lowest: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= 2_147_483_647;

function isBase64(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const compact = value.replaceAll(/\s+/g, '');
  return compact.length > 0 && compact.length % 4 === 0 && base64.test(compact);
}

const checks: Readonly<Record<PrimitiveType, (value: unknown) => boolean>> = {
  base64Binary: isBase64,
  boolean: (value) => typeof value === 'boolean',
  canonical: matches(noSpace),
  code: matches(code),
  date: isDay(date),
  dateTime: isDay(dateTime),
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  id: matches(id),
  instant: isDay(instant),
  integer: isInteger(-2_147_483_648),
  markdown: isText,
  oid: matches(oid),
  positiveInt: isInteger(1),
  string: isText,
  time: matches(time),
  unsignedInt: isInteger(0),
  uri: matches(noSpace),
  url: matches(noSpace),
  uuid: matches(uuid),
  xhtml: (value) => typeof value === 'string' && value.trim() !== '',
};
