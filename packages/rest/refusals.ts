import { Refusal } from '#kernel';

export const unknownPath = (path: string): Refusal =>
  new Refusal('not-found', 'rest/unknown-path', {
    'zh-CN': `没有这个地址: ${path}`,
    en: `There is nothing at ${path}`,
  });

export const unknownType = (type: string): Refusal =>
  new Refusal('not-found', 'rest/unknown-type', {
    'zh-CN': `FHIR R4 没有资源类型 ${type}`,
    en: `FHIR R4 has no resource type ${type}`,
  });

export const unknownOperation = (name: string): Refusal =>
  new Refusal('not-found', 'rest/unknown-operation', {
    'zh-CN': `没有操作 ${name}`,
    en: `There is no operation ${name} here`,
  });

export const wrongMethod = (method: string, path: string): Refusal =>
  new Refusal('unsupported', 'rest/wrong-method', {
    'zh-CN': `${path} 不支持 ${method}`,
    en: `${method} is not supported at ${path}`,
  });

export const onlyJson = (accept: string): Refusal =>
  new Refusal('not-acceptable', 'rest/only-json', {
    'zh-CN': `本服务器只回答 JSON(application/fhir+json),不支持 ${accept}`,
    en: `This server answers in JSON only (application/fhir+json), not ${accept}`,
  });

export const onlyJsonIn = (type: string): Refusal =>
  new Refusal('unsupported-media', 'rest/only-json-in', {
    'zh-CN': `请求内容类型应为 application/fhir+json,收到 ${type}`,
    en: `The body must be application/fhir+json, not ${type}`,
  });

export const onlyFormIn = (type: string): Refusal =>
  new Refusal('unsupported-media', 'rest/only-form-in', {
    'zh-CN': `检索的请求内容应为 application/x-www-form-urlencoded,收到 ${type}`,
    en: `The body of a search must be application/x-www-form-urlencoded, not ${type}`,
  });

export const databaseAway = (): Refusal =>
  new Refusal('unavailable', 'rest/database-away', {
    'zh-CN': '数据库暂时不可用;写入可能已完成也可能未完成,请稍后查看再试',
    en: 'The database is away for the moment; a write may have been done or not: look, then try again',
  });

export const bodyTooLarge = (limit: number): Refusal =>
  new Refusal('too-large', 'rest/body-too-large', {
    'zh-CN': `请求内容超过 ${Math.round(limit / 1e6)} MB;请分批或使用 $import`,
    en: `The body is over ${Math.round(limit / 1e6)} MB; send it in parts or by $import`,
  });

export const bodyTooSlow = (): Refusal =>
  new Refusal('incorrect', 'rest/body-too-slow', {
    'zh-CN': '请求内容传输过慢,已中止;请重试',
    en: 'The body came too slowly and was given up; try again',
  });

export const bodyMissing = (): Refusal =>
  new Refusal('incorrect', 'rest/body-missing', { 'zh-CN': '请求没有内容', en: 'The request has no body' });

export const notResource = (): Refusal =>
  new Refusal('incorrect', 'rest/not-a-resource', {
    'zh-CN': '请求内容应是一个 JSON 对象, 含 resourceType',
    en: 'The body must be a JSON object with a resourceType',
  });

export const typeMismatch = (path: string, body: string): Refusal =>
  new Refusal('incorrect', 'rest/type-mismatch', {
    'zh-CN': `地址写的是 ${path},内容却是 ${body}`,
    en: `The address names ${path}, the body is ${body}`,
  });

export const idMismatch = (path: string, body: string | undefined): Refusal =>
  new Refusal('incorrect', 'rest/id-mismatch', {
    'zh-CN': `地址中的 id 是 ${path},内容中的 id ${body === undefined ? '缺失' : `是 ${body}`}`,
    en: `The address has id ${path}, the body ${body === undefined ? 'has none' : `has ${body}`}`,
  });

export const idNoText = (): Refusal =>
  new Refusal(
    'incorrect',
    'rest/id-no-text',
    { 'zh-CN': 'id 必须是文本', en: 'The id must be text' },
    { expression: ['id'] },
  );

export const wrongId = (id: string): Refusal =>
  new Refusal('incorrect', 'rest/wrong-id', {
    'zh-CN': `id 只能含字母、数字、"-" 和 ".",最多 64 个字符: ${id}`,
    en: `An id has letters, digits, '-' and '.' only, at most 64 characters: ${id}`,
  });

export const wrongEtag = (name: string, value: string): Refusal =>
  new Refusal('incorrect', 'rest/wrong-etag', {
    'zh-CN': `${name} 应为一个 W/"版本号" 或 *,收到 ${value}`,
    en: `${name} must be one W/"version" or *, not ${value}`,
  });

export const codedBody = (coding: string): Refusal =>
  new Refusal('unsupported-media', 'rest/coded-body', {
    'zh-CN': `不接受压缩的请求内容(Content-Encoding: ${coding})`,
    en: `A body with Content-Encoding ${coding} is not accepted; send it as it is`,
  });

export const notUtf8Charset = (charset: string): Refusal =>
  new Refusal('unsupported-media', 'rest/not-utf8-charset', {
    'zh-CN': `请求内容的字符集应为 UTF-8,收到 ${charset}`,
    en: `The character set of the body must be UTF-8, not ${charset}`,
  });

export const notAcceptableBinary = (contentType: string, accept: string): Refusal =>
  new Refusal('not-acceptable', 'rest/binary-of-another-type', {
    'zh-CN': `该 Binary 的类型是 ${contentType},不符合 Accept: ${accept}`,
    en: `This Binary is ${contentType}, which Accept: ${accept} does not take`,
  });

export const tokenMissing = (): Refusal =>
  new Refusal('unauthenticated', 'rest/token-missing', {
    'zh-CN': '需要令牌:Authorization: Bearer …(命令 npm run token -- --role admin 可生成)',
    en: 'A token is needed: Authorization: Bearer … (npm run token -- --role admin prints one)',
  });

export const wrongParameter = (name: string, zh: string, en: string): Refusal =>
  new Refusal(
    'incorrect',
    'rest/wrong-parameter',
    { 'zh-CN': `参数 ${name} ${zh}`, en: `Parameter ${name} ${en}` },
    { expression: [name] },
  );

export const systemNeeded = (name: string): Refusal =>
  wrongParameter(
    name,
    '的 :below/:above 需要写明代码系统(system|code)',
    'needs the code system with :below and :above (system|code)',
  );

export const systemNotLoaded = (name: string, system: string): Refusal =>
  new Refusal(
    'unsupported',
    'rest/system-not-loaded',
    {
      'zh-CN': `参数 ${name}: 代码系统 ${system} 未载入`,
      en: `Parameter ${name}: the code system ${system} is not loaded`,
    },
    { expression: [name] },
  );

export const parameterNotHere = (name: string, known: readonly string[]): Refusal =>
  wrongParameter(name, `在此不可用;可用:${known.join('、')}`, `is not known here; there are: ${known.join(', ')}`);

export const onInstanceOnly = (operation: string, type: string): Refusal =>
  wrongParameter('id', `缺失:请用 ${type}/[id]/$${operation}`, `is missing: use ${type}/[id]/$${operation}`);
