import { Refusal } from '#kernel';

/** The text is not a FHIRPath expression; `at` counts characters from 0, `found` and `wanted` are already for people. */
export const notFhirPath = (expression: string, at: number, zh: string, en: string): Refusal =>
  new Refusal(
    'incorrect',
    'fhirpath/syntax',
    {
      'zh-CN': `FHIRPath 表达式第 ${at + 1} 个字符处有误：${zh}`,
      en: `FHIRPath expression is wrong at character ${at + 1}: ${en}`,
    },
    { expression: [expression] },
  );

/** The expression names a function that FHIRPath and FHIR R4 do not have. */
export const unknownFunction = (expression: string, at: number, name: string): Refusal =>
  new Refusal(
    'incorrect',
    'fhirpath/unknown-function',
    {
      'zh-CN': `FHIRPath 没有函数 ${name}()（第 ${at + 1} 个字符）`,
      en: `FHIRPath has no function ${name}() (character ${at + 1})`,
    },
    { expression: [expression] },
  );

/** A function got too few or too many arguments. */
export const wrongArguments = (expression: string, at: number, name: string, allowed: string): Refusal =>
  new Refusal(
    'incorrect',
    'fhirpath/arguments',
    {
      'zh-CN': `函数 ${name}() 的参数个数应为 ${allowed}（第 ${at + 1} 个字符）`,
      en: `Function ${name}() takes ${allowed} arguments (character ${at + 1})`,
    },
    { expression: [expression] },
  );

/** The expression names a type that the model does not have. */
export const unknownType = (expression: string, at: number, name: string): Refusal =>
  new Refusal(
    'incorrect',
    'fhirpath/unknown-type',
    {
      'zh-CN': `没有类型 ${name}（第 ${at + 1} 个字符）`,
      en: `There is no type ${name} (character ${at + 1})`,
    },
    { expression: [expression] },
  );

/** In strict mode: no type that can stand here has such an element. */
export const unknownElement = (expression: string, at: number, name: string, types: string): Refusal =>
  new Refusal(
    'incorrect',
    'fhirpath/unknown-element',
    {
      'zh-CN': `${types} 没有元素 ${name}（第 ${at + 1} 个字符）`,
      en: `${types} has no element ${name} (character ${at + 1})`,
    },
    { expression: [expression] },
  );

/** Neither the engine nor the environment knows this %variable. */
export const unknownVariable = (name: string): Refusal =>
  new Refusal('incorrect', 'fhirpath/unknown-variable', {
    'zh-CN': `没有变量 %${name}`,
    en: `There is no variable %${name}`,
  });

/** FHIRPath 2.0 §4.5: one item is needed and the collection has more. */
export const notSingle = (where: string, count: number): Refusal =>
  new Refusal('incorrect', 'fhirpath/not-single', {
    'zh-CN': `${where} 只接受一个值，这里有 ${count} 个`,
    en: `${where} takes one item, here are ${count}`,
  });

/** An operator or function does not work on items of these types. */
export const wrongType = (where: string, found: string): Refusal =>
  new Refusal('incorrect', 'fhirpath/type', {
    'zh-CN': `${where} 不能用于 ${found}`,
    en: `${where} does not work on ${found}`,
  });

/** An argument has a value outside of what the function accepts. */
export const wrongValue = (where: string, found: string): Refusal =>
  new Refusal('incorrect', 'fhirpath/value', {
    'zh-CN': `${where} 不接受 ${found}`,
    en: `${where} does not accept ${found}`,
  });

/** FHIRPath names this function, but it needs something that this engine does not have. */
export const notSupported = (name: string, zh: string, en: string): Refusal =>
  new Refusal('unsupported', 'fhirpath/unsupported', {
    'zh-CN': `不支持函数 ${name}()：${zh}`,
    en: `Function ${name}() is not supported: ${en}`,
  });

/** The function asks the environment (terminology, profiles), and the caller gave it no one to ask. */
export const noOneToAsk = (name: string): Refusal =>
  new Refusal('unsupported', 'fhirpath/no-service', {
    'zh-CN': `函数 ${name}() 需要的服务在这里不可用`,
    en: `The service that ${name}() asks is not available here`,
  });

/** repeat() or a chain of the expression went beyond the limit of the engine. */
export const tooMuch = (where: string, limit: number): Refusal =>
  new Refusal('too-large', 'fhirpath/limit', {
    'zh-CN': `${where} 超过上限 ${limit}`,
    en: `${where} goes beyond the limit of ${limit}`,
  });
