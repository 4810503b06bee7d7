import { Refusal, type Words } from '#kernel';

/** A value that a setting cannot take. */
export interface WrongSetting {
  /** The variable, or the key in the file. */
  readonly name: string;
  readonly value: string;
  readonly allowed: Words;
}

/** All wrong settings at once, each with what it may be. */
export function wrongSettings(wrong: readonly WrongSetting[]): Refusal {
  const details = wrong.map(({ name, value, allowed }) => ({
    code: 'server/wrong-setting',
    expression: name,
    words: {
      'zh-CN': `${name}=${value}:应为${allowed['zh-CN']}`,
      en: `${name}=${value}: must be ${allowed.en}`,
    },
  }));
  const list = (language: 'zh-CN' | 'en'): string => details.map(({ words }) => `\n  ${words[language]}`).join('');
  const words = { 'zh-CN': `设置有误:${list('zh-CN')}`, en: `Wrong settings:${list('en')}` };
  return new Refusal('incorrect', 'server/wrong-settings', words, { details });
}

/** The settings file is not what it should be. */
export const unreadableSettings = (file: string, reason: string): Refusal =>
  new Refusal('incorrect', 'server/unreadable-settings', {
    'zh-CN': `无法读取设置文件 ${file}:${reason}`,
    en: `The settings file ${file} cannot be read: ${reason}`,
  });

/** The folder holds invented patients: a hospital must not begin in it. */
export const demoFolder = (folder: string): Refusal =>
  new Refusal('conflict', 'server/demo-folder', {
    'zh-CN': `${folder} 存有演示医院的数据,不能作为正式医院使用;请用 SUWEN_DATA 另选文件夹`,
    en: `${folder} holds the demo hospital and cannot become a real one: choose another folder by SUWEN_DATA`,
  });

/** The folder holds a hospital: no invented patient enters it. */
export const hospitalFolder = (folder: string): Refusal =>
  new Refusal('conflict', 'server/hospital-folder', {
    'zh-CN': `${folder} 属于正式医院,演示数据不能进入;请去掉 SUWEN_DEMO=on,或另选文件夹`,
    en: `${folder} belongs to a hospital, demo data never enters it: leave SUWEN_DEMO=on out, or choose another folder`,
  });

/** The data is there, its keys are not: starting with new ones would make it unreadable for ever. */
export const keysMissing = (folder: string): Refusal =>
  new Refusal('unavailable', 'server/keys-missing', {
    'zh-CN': `${folder} 中缺少密钥,而数据库已有数据;请从备份恢复该文件夹`,
    en: `The keys in ${folder} are missing although there is a database: restore that folder from the backup`,
  });

/** No port is free in a long row. */
export const noFreePort = (first: number, last: number): Refusal =>
  new Refusal('unavailable', 'server/no-free-port', {
    'zh-CN': `端口 ${first} 到 ${last} 都被占用;请用 SUWEN_PORT 另选`,
    en: `The ports ${first} to ${last} are all taken: choose another by SUWEN_PORT`,
  });

/** The system lets us not listen there, for another reason than that it is taken. */
export const portForbidden = (port: number, reason: string): Refusal =>
  new Refusal('unavailable', 'server/port-forbidden', {
    'zh-CN': `无法监听端口 ${port}:${reason};请用 SUWEN_PORT 另选`,
    en: `Port ${port} cannot be listened on: ${reason}; choose another by SUWEN_PORT`,
  });

/** The external database does not answer, or refuses us. */
export const databaseUnreachable = (place: string, reason: string): Refusal =>
  new Refusal('unavailable', 'server/database-unreachable', {
    'zh-CN': `DATABASE_URL 指定的数据库(${place})无法使用:${reason}`,
    en: `The database of DATABASE_URL (${place}) cannot be used: ${reason}`,
  });

/** The external database lacks what the store stands on. */
export const databaseUnfit = (place: string, lacks: Words): Refusal =>
  new Refusal('unavailable', 'server/database-unfit', {
    'zh-CN': `DATABASE_URL 指定的数据库(${place})不符合要求:${lacks['zh-CN']}`,
    en: `The database of DATABASE_URL (${place}) does not fit: ${lacks.en}`,
  });

/** A channel of the hub that is not for this caller, or is none. */
export const channelForbidden = (channel: string): Refusal =>
  new Refusal('forbidden', 'server/channel-forbidden', {
    'zh-CN': `不能订阅频道 ${channel}`,
    en: `The channel ${channel} cannot be subscribed to`,
  });
