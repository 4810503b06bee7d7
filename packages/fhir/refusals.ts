import { Refusal } from '#kernel';

/** A place in a text, both counted from 1; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const at = (code: string, { line, column }: Position, chinese: string, english: string): Refusal =>
  new Refusal('incorrect', code, {
    'zh-CN': `JSON 第 ${line} 行第 ${column} 列:${chinese}`,
    en: `JSON line ${line}, column ${column}: ${english}`,
  });

export const badSyntax = (position: Position, found: string): Refusal =>
  found === ''
    ? at('fhir/json-syntax', position, '文本在此中断,内容不完整', 'the text ends here, before it is complete')
    : at('fhir/json-syntax', position, `此处不能出现 ${show(found)}`, `${show(found)} cannot stand here`);

export const badEscape = (position: Position): Refusal =>
  at(
    'fhir/json-syntax',
    position,
    '无效的转义;允许 \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
    'not an escape; allowed are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX',
  );

export const duplicateKey = (position: Position, key: string): Refusal =>
  at(
    'fhir/json-duplicate-key',
    position,
    `键 ${show(key)} 在同一对象中重复,无法判断以哪个为准`,
    `the key ${show(key)} stands twice in one object, so which one counts is not known`,
  );

export const tooDeep = (position: Position, depth: number): Refusal =>
  at('fhir/json-too-deep', position, `嵌套超过 ${depth} 层`, `nested deeper than ${depth} levels`);

export const numberTooLarge = (position: Position): Refusal =>
  at(
    'fhir/json-number-too-large',
    position,
    '数值超出可表示范围(绝对值最大约 1.8e308)',
    'the number is beyond what can be held (about 1.8e308)',
  );

export const loneSurrogate = (position: Position): Refusal =>
  at(
    'fhir/json-lone-surrogate',
    position,
    '字符串含不成对的代理码元,不是有效的 Unicode',
    'the string holds half of a surrogate pair, which is not valid Unicode',
  );

export const notUtf8 = (): Refusal =>
  new Refusal('incorrect', 'fhir/json-not-utf8', {
    'zh-CN': '内容不是有效的 UTF-8;请以 UTF-8 编码发送',
    en: 'The content is not valid UTF-8; send it encoded as UTF-8',
  });

/** A character or key as people can read it: control characters as escapes, at most 40 characters. */
const show = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
