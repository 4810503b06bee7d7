import { Refusal } from '#kernel';
import type { ConceptFilter } from './concepts.ts';

const versioned = (address: string, version: string | undefined): string =>
  version === undefined ? address : `${address}|${version}`;

export const systemNotLoaded = (system: string, version?: string): Refusal =>
  new Refusal('not-found', 'terminology/system-not-loaded', {
    'zh-CN': `代码系统 ${versioned(system, version)} 未加载`,
    en: `The code system ${versioned(system, version)} is not loaded`,
  });

export const valueSetNotLoaded = (url: string, version?: string): Refusal =>
  new Refusal('not-found', 'terminology/value-set-not-loaded', {
    'zh-CN': `值集 ${versioned(url, version)} 未加载`,
    en: `The value set ${versioned(url, version)} is not loaded`,
  });

export const conceptMapNotLoaded = (url: string, version?: string): Refusal =>
  new Refusal('not-found', 'terminology/concept-map-not-loaded', {
    'zh-CN': `概念映射 ${versioned(url, version)} 未加载`,
    en: `The concept map ${versioned(url, version)} is not loaded`,
  });

export const noMapLoaded = (systems: string): Refusal =>
  new Refusal('not-found', 'terminology/no-map-loaded', {
    'zh-CN': `代码系统 ${systems} 没有已加载的概念映射`,
    en: `No concept map of the code system ${systems} is loaded`,
  });

export const wrongVersion = (system: string, wanted: string, found: string | undefined): Refusal =>
  new Refusal('conflict', 'terminology/wrong-version', {
    'zh-CN': `代码系统 ${system} 要求版本 ${wanted}，但会用到 ${found ?? '未注明的版本'}`,
    en: `Of the code system ${system} version ${wanted} is wanted, but ${found ?? 'one without number'} would be used`,
  });

export const codeNotFound = (system: string, code: string): Refusal =>
  new Refusal('not-found', 'terminology/code-not-found', {
    'zh-CN': `代码系统 ${system} 中没有代码 ${code}`,
    en: `The code system ${system} has no code ${code}`,
  });

export const incompleteSystem = (system: string, code: string): Refusal =>
  new Refusal('not-found', 'terminology/incomplete-system', {
    'zh-CN': `已加载的代码系统 ${system} 不完整，其中没有代码 ${code}，无法判断`,
    en: `Of the code system ${system} only a part is loaded; ${code} is not in it, so it cannot be decided`,
  });

export const tooCostly = (what: string, limit: number): Refusal =>
  new Refusal('too-large', 'terminology/too-costly', {
    'zh-CN': `${what} 的展开超过 ${limit} 个概念；请用 filter 或 count 缩小范围`,
    en: `Expanding ${what} exceeds ${limit} concepts; narrow it with filter or count`,
  });

export const notEnumerable = (system: string): Refusal =>
  new Refusal('too-large', 'terminology/not-enumerable', {
    'zh-CN': `代码系统 ${system} 由语法规定，无法列举`,
    en: `The code system ${system} is defined by a grammar and cannot be listed`,
  });

export const unsupportedFilter = (system: string, { property, op, value }: ConceptFilter): Refusal =>
  new Refusal('unsupported', 'terminology/unsupported-filter', {
    'zh-CN': `代码系统 ${system} 不支持过滤条件 ${property} ${op} ${value}`,
    en: `The code system ${system} does not support the filter ${property} ${op} ${value}`,
  });

export const wrongFilter = (system: string, { property, op, value }: ConceptFilter): Refusal =>
  new Refusal('incorrect', 'terminology/wrong-filter', {
    'zh-CN': `过滤条件 ${property} ${op} ${value} 有误（代码系统 ${system}）`,
    en: `The filter ${property} ${op} ${value} is wrong (code system ${system})`,
  });

export const unsupportedImplicit = (url: string): Refusal =>
  new Refusal('unsupported', 'terminology/unsupported-implicit-value-set', {
    'zh-CN': `不支持隐式值集 ${url}`,
    en: `The implicit value set ${url} is not supported`,
  });

export const circular = (url: string): Refusal =>
  new Refusal('incorrect', 'terminology/circular', {
    'zh-CN': `${url} 引用自身`,
    en: `${url} includes itself`,
  });

export const emptyDefinition = (url: string): Refusal =>
  new Refusal('incorrect', 'terminology/value-set-without-content', {
    'zh-CN': `值集 ${url} 既没有 compose 也没有 expansion`,
    en: `The value set ${url} has neither compose nor expansion`,
  });

export const missingInput = (allowed: string): Refusal =>
  new Refusal('incorrect', 'terminology/missing-input', {
    'zh-CN': `缺少参数：需要 ${allowed}`,
    en: `A parameter is missing: needed is ${allowed}`,
  });

export const wrongNumber = (name: string): Refusal =>
  new Refusal(
    'incorrect',
    'terminology/wrong-number',
    { 'zh-CN': `参数 ${name} 必须是不小于 0 的整数`, en: `Parameter ${name} must be a whole number of at least 0` },
    { expression: [name] },
  );

export const differentSystems = (a: string, b: string): Refusal =>
  new Refusal('incorrect', 'terminology/different-systems', {
    'zh-CN': `两个代码属于不同的代码系统：${a} 与 ${b}`,
    en: `The two codes belong to different code systems: ${a} and ${b}`,
  });
