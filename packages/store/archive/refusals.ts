import { Refusal } from '#kernel';

export const notAnArchive = (): Refusal =>
  new Refusal('incorrect', 'archive/not-an-archive', {
    'zh-CN': '这不是 export-all 生成的文件',
    en: 'This is no file of export-all',
  });

export const unknownFormat = (format: number): Refusal =>
  new Refusal('unsupported', 'archive/unknown-format', {
    'zh-CN': `归档格式 ${format} 由更新的版本生成;请用该版本导入`,
    en: `The archive has format ${format} of a later release: import it with that release`,
  });

export const newerSchema = (steps: readonly string[]): Refusal =>
  new Refusal('unsupported', 'archive/newer-schema', {
    'zh-CN': `归档的数据库结构更新:${steps.join('、')};请用生成它的版本导入`,
    en: `The archive has schema steps that are not known here: ${steps.join(', ')}; import it with the release that made it`,
  });

export const cutOff = (): Refusal =>
  new Refusal('incorrect', 'archive/cut-off', {
    'zh-CN': '归档不完整:结尾缺失',
    en: 'The archive is not whole: its end is missing',
  });

export const damagedArchive = (section: string): Refusal =>
  new Refusal('incorrect', 'archive/damaged', {
    'zh-CN': `归档中 ${section} 的行数或校验和不符`,
    en: `Rows or checksum of ${section} in the archive are not what was written`,
  });

export const differs = (table: string): Refusal =>
  new Refusal('conflict', 'archive/differs', {
    'zh-CN': `导入后 ${table} 的内容与归档不同;未保留任何内容`,
    en: `${table} came out different from the archive; nothing was kept`,
  });

export const notEmpty = (table: string): Refusal =>
  new Refusal('conflict', 'archive/not-empty', {
    'zh-CN': `目标数据库不是空的(${table});请选择新的数据文件夹`,
    en: `The database is not empty (${table}): choose a new data folder`,
  });

export const blobMissing = (address: string): Refusal =>
  new Refusal('unavailable', 'archive/blob-missing', {
    'zh-CN': `数据库提到的文件 ${address} 不在数据文件夹中`,
    en: `The file ${address} that the database counts is not in the data folder`,
  });
