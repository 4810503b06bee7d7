import type { Words } from '#kernel';
import { isDate, isDateTime, isInstant, isTime } from './dates.ts';

/** How a FHIR primitive stands in JSON and which values of it are right (FHIR R4 datatypes.html#primitive). */
export type Primitive = TextPrimitive | NumberPrimitive | BooleanPrimitive;

/** A primitive carried by a JSON string. */
export interface TextPrimitive {
  readonly json: 'string';
  readonly allows: (value: string) => boolean;
  /** What is allowed, for people. */
  readonly allowed: Words;
}

/** A primitive carried by a JSON number. */
export interface NumberPrimitive {
  readonly json: 'number';
  readonly allows: (value: number) => boolean;
  readonly allowed: Words;
}

/** The boolean. */
export interface BooleanPrimitive {
  readonly json: 'boolean';
  readonly allowed: Words;
}

/** The rule of a primitive type, or undefined if the type is none. */
export function primitiveOf(type: string): Primitive | undefined {
  return Object.hasOwn(primitives, type) ? primitives[type] : undefined;
}

/** Characters in the longest string: 1 MB (FHIR R4 datatypes.html#string). */
const longest = 1_048_576;
/** Biggest integer: 32 bits, signed. */
const biggest = 2_147_483_647;

/** Characters that no text of FHIR may hold, whatever its type (FHIR R4 datatypes.html#string). */
// oxlint-disable-next-line no-control-regex -- the specification forbids exactly these
const hasControl = (value: string): boolean => /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value);
const isString = (value: string): boolean => value.length <= longest && !hasControl(value);
const isUri = (value: string): boolean => !/\s/u.test(value) && isString(value);
const isBase64 = (value: string): boolean => {
  const bare = /\s/u.test(value) ? value.replace(/\s+/gu, '') : value;
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/u.test(bare);
};
const isInteger = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) <= biggest + (value < 0 ? 1 : 0);

const text = (allows: (value: string) => boolean, zh: string, en: string): TextPrimitive => ({
  json: 'string',
  allows,
  allowed: { 'zh-CN': zh, en },
});
const number = (allows: (value: number) => boolean, zh: string, en: string): NumberPrimitive => ({
  json: 'number',
  allows,
  allowed: { 'zh-CN': zh, en },
});

const uri = text(isUri, '不含空白的 URI', 'a URI without white space');
const string = text(isString, '最多 1 MB、不含控制字符的文本', 'text of at most 1 MB without control characters');

const primitives: Readonly<Record<string, Primitive>> = {
  boolean: { json: 'boolean', allowed: { 'zh-CN': 'true 或 false', en: 'true or false' } },
  integer: number(isInteger, '32 位整数', 'a whole number of 32 bits'),
  unsignedInt: number(
    (value) => isInteger(value) && value >= 0,
    `0 到 ${biggest} 的整数`,
    `a whole number from 0 to ${biggest}`,
  ),
  positiveInt: number(
    (value) => isInteger(value) && value >= 1,
    `1 到 ${biggest} 的整数`,
    `a whole number from 1 to ${biggest}`,
  ),
  decimal: number(Number.isFinite, '十进制数', 'a decimal number'),
  string,
  markdown: string,
  xhtml: string,
  uri,
  url: uri,
  canonical: uri,
  oid: text(
    (value) => /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/u.test(value),
    'urn:oid: 开头的 OID',
    'an OID that begins with urn:oid:',
  ),
  uuid: text(
    (value) => /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(value),
    'urn:uuid: 开头的小写 UUID',
    'a lower-case UUID that begins with urn:uuid:',
  ),
  id: text(
    (value) => /^[A-Za-z0-9\-.]{1,64}$/u.test(value),
    '1 到 64 个字母、数字、"-" 或 "."',
    '1 to 64 letters, digits, "-" or "."',
  ),
  code: text(
    (value) => /^\S+(?:\s\S+)*$/u.test(value) && isString(value),
    '首尾无空白、中间至多单个空白的代码',
    'a code without white space at its ends and with single spaces at most',
  ),
  base64Binary: text(isBase64, 'Base64 编码的内容', 'content encoded in Base64'),
  date: text(isDate, '存在的日期:YYYY、YYYY-MM 或 YYYY-MM-DD', 'a date that exists: YYYY, YYYY-MM or YYYY-MM-DD'),
  dateTime: text(
    isDateTime,
    '存在的日期,可带时间(到秒)和时区',
    'a date that exists, or one with a time to the second and a time zone',
  ),
  instant: text(
    isInstant,
    '存在的日期、到秒的时间和时区',
    'a date that exists with a time to the second and a time zone',
  ),
  time: text(isTime, '时间 hh:mm:ss', 'a time hh:mm:ss'),
};
