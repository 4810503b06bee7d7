import { Refusal } from '#kernel';

/** The parameter does not exist on the type; `known` is what does. */
export const unknownParameter = (name: string, type: string, known: readonly string[]): Refusal =>
  new Refusal(
    'incorrect',
    'search/unknown-parameter',
    {
      'zh-CN': `${type} 没有检索参数 ${name}。可用:${known.join('、')}`,
      en: `${type} has no search parameter ${name}. There are: ${known.join(', ')}`,
    },
    { expression: [name] },
  );

/** The parameter is defined, but its index is still being filled. */
export const parameterNotReady = (name: string, type: string): Refusal =>
  new Refusal(
    'unavailable',
    'search/parameter-not-ready',
    {
      'zh-CN': `${type} 的检索参数 ${name} 正在建立索引,完成前不能使用`,
      en: `The index of ${type}'s search parameter ${name} is still being filled; it can be used when that is done`,
    },
    { expression: [name] },
  );

/** The modifier does not exist, or not on this kind of parameter. */
export const badModifier = (name: string, modifier: string, allowed: readonly string[]): Refusal =>
  new Refusal(
    'incorrect',
    'search/bad-modifier',
    {
      'zh-CN': `检索参数 ${name} 不能用修饰符 :${modifier}。可用:${allowed.map((each) => `:${each}`).join('、')}`,
      en: `Search parameter ${name} does not take the modifier :${modifier}. It takes: ${allowed.map((each) => `:${each}`).join(', ')}`,
    },
    { expression: [name] },
  );

/** The value cannot be read; the words say what is allowed. */
export const badValue = (name: string, value: string, allowed: { readonly zh: string; readonly en: string }): Refusal =>
  new Refusal(
    'incorrect',
    'search/bad-value',
    {
      'zh-CN': `检索参数 ${name} 的值“${value}”无法识别,应为${allowed.zh}`,
      en: `Search parameter ${name} cannot read the value "${value}"; it takes ${allowed.en}`,
    },
    { expression: [name] },
  );

/** A chain goes through something that is no reference, or to no type that knows the rest. */
export const badChain = (
  name: string,
  type: string,
  code: string,
  why: { readonly zh: string; readonly en: string },
): Refusal =>
  new Refusal(
    'incorrect',
    'search/bad-chain',
    {
      'zh-CN': `链式检索 ${name} 在 ${type}.${code} 处不成立:${why.zh}`,
      en: `The chain ${name} fails at ${type}.${code}: ${why.en}`,
    },
    { expression: [name] },
  );

/** The search expression (`_filter`) cannot be read at this place. */
export const badFilter = (at: number, expected: { readonly zh: string; readonly en: string }): Refusal =>
  new Refusal(
    'incorrect',
    'search/bad-filter',
    {
      'zh-CN': `_filter 第 ${at + 1} 个字符处应为${expected.zh}`,
      en: `_filter expects ${expected.en} at character ${at + 1}`,
    },
    { expression: ['_filter'] },
  );

/** Part of the specification that this server does not do, said by name. */
export const notSupported = (name: string, what: { readonly zh: string; readonly en: string }): Refusal =>
  new Refusal(
    'unsupported',
    'search/not-supported',
    { 'zh-CN': `${name}:${what.zh}`, en: `${name}: ${what.en}` },
    { expression: [name] },
  );

/** More candidates than may be opened for a condition that no index decides. */
export const tooManyCandidates = (names: readonly string[], limit: number): Refusal =>
  new Refusal(
    'too-large',
    'search/too-many-candidates',
    {
      'zh-CN': `${names.join('、')} 需要逐条打开核对,而候选超过 ${limit} 条。请再加一个条件(例如 patient、code 或 date)`,
      en: `${names.join(', ')} must be checked on opened resources, and more than ${limit} come into question. Add a condition (patient, code or date, for example)`,
    },
    { expression: [...names] },
  );

/** More included resources than one answer may hold. */
export const tooManyIncluded = (names: readonly string[], limit: number): Refusal =>
  new Refusal(
    'too-large',
    'search/too-many-included',
    {
      'zh-CN': `${names.join('、')} 会带出超过 ${limit} 条资源。请减小 _count 或少取几种`,
      en: `${names.join(', ')} would include more than ${limit} resources. Lower _count or include less`,
    },
    { expression: [...names] },
  );

/** The cursor was not made by this search. */
export const badCursor = (): Refusal =>
  new Refusal(
    'incorrect',
    'search/bad-cursor',
    {
      'zh-CN': '翻页标记与本次检索不符,请从第一页重新检索',
      en: 'The page cursor does not belong to this search; start again at the first page',
    },
    { expression: ['_cursor'] },
  );
