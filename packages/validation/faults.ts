import type { Words } from '#kernel';
import type { Fault } from './run.ts';

/** A text in both languages. */
export const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });
/** At most 20 names in a row. */
export const list = (names: readonly string[], separator: string): string => {
  const shown = names.slice(0, 20).join(separator);
  return names.length > 20 ? `${shown} …` : shown;
};

export const unknownType = (found: string): Fault => ({
  code: 'validation/unknown-type',
  issue: 'structure',
  words: words(
    `resourceType 必须是 FHIR R4 的资源类型，而不是 ${found}`,
    `resourceType must be a resource type of FHIR R4, not ${found}`,
  ),
});

export const unknownElement = (name: string, type: string, allowed: readonly string[]): Fault => ({
  code: 'validation/unknown-element',
  issue: 'structure',
  words: words(
    `${type} 没有元素 ${name}；允许的元素：${list(allowed, '、')}`,
    `${type} has no element ${name}; allowed are ${list(allowed, ', ')}`,
  ),
});

export const required = (names: readonly string[]): Fault => ({
  code: 'validation/required',
  issue: 'required',
  words: words(`必须填写 ${list(names, ' 或 ')}`, `${list(names, ' or ')} is required`),
});

export const tooMany = (max: number, found: number): Fault => ({
  code: 'validation/too-many',
  issue: 'structure',
  words: words(`最多 ${max} 个，现有 ${found} 个`, `at most ${max} may stand here, there are ${found}`),
});

export const tooFew = (min: number, found: number): Fault => ({
  code: 'validation/too-few',
  issue: 'required',
  words: words(`至少 ${min} 个，现有 ${found} 个`, `at least ${min} must stand here, there are ${found}`),
});

export const expectedArray: Fault = {
  code: 'validation/expected-array',
  issue: 'structure',
  words: words('该元素可重复，JSON 中必须是数组', 'this element repeats and must be an array in JSON'),
};

export const unexpectedArray: Fault = {
  code: 'validation/unexpected-array',
  issue: 'structure',
  words: words('该元素不可重复，JSON 中不能是数组', 'this element does not repeat and may not be an array in JSON'),
};

const jsonNames: Readonly<Record<string, Words>> = {
  object: words('对象', 'an object'),
  string: words('字符串', 'a string'),
  number: words('数字', 'a number'),
  boolean: words('布尔值 (true/false)', 'true or false'),
};

export const wrongJsonType = (type: string, json: 'object' | 'string' | 'number' | 'boolean'): Fault => ({
  code: 'validation/wrong-json-type',
  issue: 'structure',
  words: words(
    `${type} 在 JSON 中必须是${jsonNames[json]?.['zh-CN'] ?? json}`,
    `${type} must be ${jsonNames[json]?.en ?? json} in JSON`,
  ),
});

export const wrongValue = (type: string, found: string, allowed: Words): Fault => ({
  code: 'validation/wrong-value',
  issue: 'value',
  words: words(
    `“${short(found)}”不是正确的 ${type}；允许：${allowed['zh-CN']}`,
    `"${short(found)}" is no ${type}; allowed is ${allowed.en}`,
  ),
});

/** At most 80 characters. */
export const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

export const emptyObject: Fault = {
  code: 'validation/empty',
  issue: 'structure',
  rule: 'ele-1',
  words: words(
    '元素不能为空：必须有值或子元素 (ele-1)',
    'an element may not be empty: it must have a value or children (ele-1)',
  ),
};

export const emptyArray: Fault = {
  code: 'validation/empty',
  issue: 'structure',
  words: words('数组不能为空；没有值时请省略该元素', 'an array may not be empty; leave the element out instead'),
};

export const emptyText: Fault = {
  code: 'validation/empty',
  issue: 'value',
  words: words('文本不能为空；没有值时请省略该元素', 'a text may not be empty; leave the element out instead'),
};

export const misalignedNull = (partner: string): Fault => ({
  code: 'validation/misaligned-null',
  issue: 'structure',
  words: words(
    `null 只能出现在数组中，且 ${partner} 的同一位置必须有内容`,
    `null may only stand in an array, where ${partner} has content at the same index`,
  ),
});

export const severalChoices = (name: string, found: readonly string[]): Fault => ({
  code: 'validation/several-choices',
  issue: 'structure',
  words: words(
    `${name}[x] 只能有一种类型，现有 ${found.join('、')}`,
    `${name}[x] may have one type only, there are ${found.join(', ')}`,
  ),
});

export const codeNotAllowed = (found: string, valueSet: string, allowed: readonly string[]): Fault => ({
  code: 'validation/code-not-allowed',
  issue: 'code-invalid',
  rule: valueSet,
  words: words(
    `代码 ${short(found)} 不在必需的值集 ${valueSet} 中；允许：${list(allowed, '、')}`,
    `the code ${short(found)} is not in the required value set ${valueSet}; allowed are ${list(allowed, ', ')}`,
  ),
});

export const referenceTarget = (found: string, allowed: readonly string[]): Fault => ({
  code: 'validation/reference-target',
  issue: 'value',
  words: words(
    `不能引用 ${found}；允许引用：${list(allowed, '、')}`,
    `may not refer to ${found}; allowed are ${list(allowed, ', ')}`,
  ),
});

export const referenceTypeMismatch = (said: string, found: string): Fault => ({
  code: 'validation/reference-target',
  issue: 'value',
  words: words(
    `Reference.type 为 ${said}，但引用的是 ${found}；两者必须一致`,
    `Reference.type is ${said}, but the reference is to ${found}; they must agree`,
  ),
});

export const unknownTargetType = (name: string): Fault => ({
  code: 'validation/reference-target',
  issue: 'value',
  words: words(
    `${name} 不是资源类型；相对引用的形式是 资源类型/id`,
    `${name} is no resource type; a relative reference is type/id`,
  ),
});

export const danglingLocal = (reference: string): Fault => ({
  code: 'validation/invariant',
  issue: 'invariant',
  rule: 'ref-1',
  words: words(
    `资源中没有被引用的内含资源 ${reference} (ref-1)`,
    `the resource contains no ${reference} as it refers to (ref-1)`,
  ),
});

export const nestedContained: Fault = {
  code: 'validation/nested-contained',
  issue: 'structure',
  rule: 'dom-2',
  words: words('内含资源不能再内含资源 (dom-2)', 'a contained resource may not contain others (dom-2)'),
};

export const unusedContained: Fault = {
  code: 'validation/unused-contained',
  issue: 'invariant',
  rule: 'dom-3',
  words: words(
    '内含资源必须被引用，或引用其容器 # (dom-3)',
    'a contained resource must be referred to, or refer to its container # (dom-3)',
  ),
};

export const containedMeta = (rule: 'dom-4' | 'dom-5', name: string): Fault => ({
  code: 'validation/invariant',
  issue: 'invariant',
  rule,
  words: words(`内含资源不能有 ${name} (${rule})`, `a contained resource may not have ${name} (${rule})`),
});

export const extensionContent: Fault = {
  code: 'validation/invariant',
  issue: 'extension',
  rule: 'ext-1',
  words: words(
    '扩展必须有值或子扩展，且不能两者都有 (ext-1)',
    'an extension must have a value or extensions, and not both (ext-1)',
  ),
};

export const narrative = (what: Words): Fault => ({
  code: 'validation/narrative',
  issue: 'invariant',
  rule: 'txt-1',
  words: words(`XHTML 有误：${what['zh-CN']}`, `the XHTML is wrong: ${what.en}`),
});

export const withoutNarrative: Fault = {
  code: 'validation/invariant',
  issue: 'invariant',
  severity: 'warning',
  rule: 'dom-6',
  words: words('资源最好有叙述文本 (dom-6)', 'a resource should have a narrative (dom-6)'),
};

export const tooDeep = (limit: number): Fault => ({
  code: 'validation/too-deep',
  issue: 'structure',
  words: words(`嵌套超过 ${limit} 层`, `it nests deeper than ${limit}`),
});

export const notChecked = (rule: string, zh: string, en: string): Fault => ({
  code: 'validation/not-checked',
  issue: 'not-supported',
  severity: 'information',
  rule,
  words: words(`未检查 ${rule}：${zh}`, `not checked ${rule}: ${en}`),
});

export const comparatorOfSimple: Fault = {
  code: 'validation/invariant',
  issue: 'invariant',
  rule: 'sqty-1',
  words: words('此处的数量不能带比较符 (sqty-1)', 'the quantity here may not have a comparator (sqty-1)'),
};

export const unknownValueSet = (valueSet: string): Fault =>
  notChecked(valueSet, '必需的值集未加载', 'the required value set is not loaded');

export const invariant = (key: string, severity: 'error' | 'warning', rule: Words): Fault => ({
  code: 'validation/invariant',
  issue: 'invariant',
  severity,
  rule: key,
  words: words(`不满足规则 ${key}：${rule['zh-CN']}`, `breaks the rule ${key}: ${rule.en}`),
});

export const orderOpen = (key: string): Fault =>
  notChecked(
    key,
    '两个值的精度或单位不同，无法比较先后大小',
    'the two values differ in precision or unit and cannot be compared',
  );

export const modeWithoutId: Fault = {
  code: 'validation/mode',
  issue: 'required',
  words: words('该模式需要地址中的资源 id', 'this mode needs the id of the resource in the address'),
};

export const modeWithoutProfile: Fault = {
  code: 'validation/mode',
  issue: 'required',
  words: words('模式 profile 需要参数 profile', 'the mode profile needs the parameter profile'),
};

export const otherId = (id: string): Fault => ({
  code: 'validation/mode',
  issue: 'value',
  words: words(`更新时 id 必须是 ${id}`, `for an update the id must be ${id}`),
});

export const deletionNotTried: Fault = notChecked(
  'delete',
  '是否允许删除在删除时判断',
  'whether it may be deleted is decided when that is tried',
);
