import { Refusal, type Words } from '#kernel';

const refusal = (kind: ConstructorParameters<typeof Refusal>[0], code: string, words: Words): Refusal =>
  new Refusal(kind, `graphql/${code}`, words);

export const wrongQuery = (faults: readonly string[]): Refusal =>
  new Refusal(
    'incorrect',
    'graphql/wrong-query',
    { 'zh-CN': `GraphQL 查询有误: ${faults[0] ?? ''}`, en: `The GraphQL query is wrong: ${faults[0] ?? ''}` },
    {
      details: faults.map((fault) => ({
        code: 'graphql/wrong-query',
        words: { 'zh-CN': `GraphQL 查询有误: ${fault}`, en: fault },
        expression: 'query',
      })),
    },
  );

export const queryMissing = (): Refusal =>
  refusal('incorrect', 'query-missing', {
    'zh-CN': '缺少 query:GET 用参数,POST 用 application/graphql、application/json 或 Parameters',
    en: 'There is no query: by GET as a parameter, by POST as application/graphql, application/json or Parameters',
  });

export const wrongVariables = (): Refusal =>
  refusal('incorrect', 'wrong-variables', {
    'zh-CN': 'variables 必须是 JSON 对象',
    en: 'variables must be a JSON object',
  });

export const tooDeep = (most: number): Refusal =>
  refusal('too-large', 'too-deep', {
    'zh-CN': `查询嵌套超过 ${most} 层`,
    en: `The query is nested deeper than ${most} levels`,
  });

export const tooManyFields = (most: number): Refusal =>
  refusal('too-large', 'too-many-fields', {
    'zh-CN': `查询超过 ${most} 个字段`,
    en: `The query has more than ${most} fields`,
  });

export const tooManyValues = (most: number): Refusal =>
  refusal('too-large', 'too-many-values', {
    'zh-CN': `结果超过 ${most} 个值;请缩小查询`,
    en: `The answer has more than ${most} values; ask for less`,
  });

export const tooManyLoads = (most: number): Refusal =>
  refusal('too-large', 'too-many-loads', {
    'zh-CN': `查询需要读取或检索超过 ${most} 次;请缩小查询`,
    en: `The query needs more than ${most} reads and searches; ask for less`,
  });

export const moreThanList = (field: string, most: number): Refusal =>
  refusal('too-large', 'more-than-list', {
    'zh-CN': `${field} 匹配超过 ${most} 个资源;请给出 _count,或用 Connection 翻页`,
    en: `${field} matches more than ${most} resources; give _count, or page with the Connection`,
  });

export const unresolved = (reference: string): Refusal =>
  refusal('not-found', 'unresolved', {
    'zh-CN': `引用 ${reference} 无法在本服务器解析`,
    en: `The reference ${reference} cannot be resolved on this server`,
  });

export const reverseMissing = (field: string, type: string): Refusal =>
  refusal('incorrect', 'reverse-missing', {
    'zh-CN': `${type} 内的 ${field} 需要 _reference: 指向它的检索参数`,
    en: `${field} within ${type} needs _reference: the search parameter that points to it`,
  });

export const severalValues = (field: string): Refusal =>
  refusal('incorrect', 'several-values', {
    'zh-CN': `字段 ${field} 标有 @singleton,却有多个值`,
    en: `The field ${field} has @singleton, and several values`,
  });
