import { Refusal } from '#kernel';

export const unknownBulkJob = (job: string): Refusal =>
  new Refusal('not-found', 'bulk/unknown-job', {
    'zh-CN': `没有导入或导出任务 ${job}`,
    en: `There is no import or export ${job}`,
  });

export const unknownFile = (file: string): Refusal =>
  new Refusal('not-found', 'bulk/unknown-file', { 'zh-CN': `没有文件 ${file}`, en: `There is no file ${file}` });

export const onlyNdjson = (format: string): Refusal =>
  new Refusal('incorrect', 'bulk/only-ndjson', {
    'zh-CN': `只能导出 application/fhir+ndjson,不支持 ${format}`,
    en: `Only application/fhir+ndjson can be exported, not ${format}`,
  });

export const filterTooWide = (filter: string): Refusal =>
  new Refusal(
    'unsupported',
    'bulk/filter-too-wide',
    {
      'zh-CN': `_typeFilter ${filter} 涉及其他资源或术语,导出时不支持`,
      en: `_typeFilter ${filter} is about other resources or terminology, which an export does not follow`,
    },
    { expression: ['_typeFilter'] },
  );

export const hostNotAllowed = (url: string): Refusal =>
  new Refusal('forbidden', 'bulk/host-not-allowed', {
    'zh-CN': `不允许从 ${url} 导入;请上传文件,或将主机加入 SUWEN_IMPORT_HOSTS`,
    en: `Import from ${url} is not allowed: upload the file, or add its host to SUWEN_IMPORT_HOSTS`,
  });

export const nothingToImport = (): Refusal =>
  new Refusal('incorrect', 'bulk/nothing-to-import', {
    'zh-CN': '没有输入:请以 application/fhir+ndjson 上传,或给出 input.url',
    en: 'There is no input: send application/fhir+ndjson, or name files by input.url',
  });

export const lineTooLong = (most: number): Refusal =>
  new Refusal('too-large', 'bulk/line-too-long', {
    'zh-CN': `一行超过 ${Math.round(most / 2 ** 20)} MB`,
    en: `A line is longer than ${Math.round(most / 2 ** 20)} MB`,
  });

export const lineNoResource = (): Refusal =>
  new Refusal('incorrect', 'bulk/no-resource', {
    'zh-CN': '这一行不是含 resourceType 的 JSON 对象',
    en: 'The line is no JSON object with a resourceType',
  });
