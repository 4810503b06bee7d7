import { availableParallelism } from 'node:os';
import type { Language, Words } from '#kernel';
import type { Settings } from './settings.ts';

/** One setting: where it stands, what it may be, and how its text becomes a value (undefined: it may not). */
export interface Field<T> {
  readonly variable: string;
  readonly fallback: string;
  readonly allowed: Words;
  readonly read: (text: string) => T | undefined;
}

/** A whole number within bounds. */
const whole =
  (least: number, most: number) =>
  (text: string): number | undefined =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;

/** More than any machine of today has cores; beyond it a wrong number is likelier than a wish. */
const mostProcesses = 256;

const megabyte = 2 ** 20;

/** Every setting by its name; the file uses the names, the environment the variables. */
export const fields: {
  readonly [K in keyof Settings]: Field<Settings[K] extends string | undefined ? string : Settings[K]>;
} & {
  readonly demo: Field<Settings['demo']>;
  readonly language: Field<Language>;
} = {
  data: {
    variable: 'SUWEN_DATA',
    fallback: 'data',
    allowed: { 'zh-CN': '一个文件夹(已有或将新建)', en: 'a folder (there, or to be made)' },
    read: (text) => text,
  },
  port: {
    variable: 'SUWEN_PORT',
    fallback: '8080',
    allowed: {
      'zh-CN': ' 0 到 65535 的整数(0 表示任选空闲端口)',
      en: 'a whole number from 0 to 65535 (0: any free port)',
    },
    read: whole(0, 65535),
  },
  demo: {
    variable: 'SUWEN_DEMO',
    fallback: 'default',
    allowed: { 'zh-CN': ' on 或 off', en: 'on or off' },
    read: (text) => (text === 'on' || text === 'off' || text === 'default' ? text : undefined),
  },
  processes: {
    variable: 'SUWEN_PROCESSES',
    // One core is left to the database and the worker: reads measured faster on 2 cores (decision 15).
    fallback: String(Math.max(1, Math.min(availableParallelism() - 1, mostProcesses))),
    allowed: { 'zh-CN': ` 1 到 ${mostProcesses} 的整数`, en: `a whole number from 1 to ${mostProcesses}` },
    read: whole(1, mostProcesses),
  },
  language: {
    variable: 'SUWEN_LANGUAGE',
    fallback: 'zh-CN',
    allowed: { 'zh-CN': ' zh-CN 或 en', en: 'zh-CN or en' },
    read: (text) => (text === 'zh-CN' || text === 'en' ? text : undefined),
  },
  zone: {
    variable: 'SUWEN_ZONE',
    fallback: 'Asia/Shanghai',
    allowed: { 'zh-CN': ' IANA 时区名,例如 Asia/Shanghai', en: 'a zone of IANA, for instance Asia/Shanghai' },
    read: (text) => (isZone(text) ? text : undefined),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    fallback: '',
    allowed: {
      'zh-CN': ' postgresql://用户:密码@主机:端口/数据库',
      en: 'postgresql://user:password@host:port/database',
    },
    read: (text) => (text === '' || /^postgres(ql)?:\/\/[^\s]+$/.test(text) ? text : undefined),
  },
  bodyLimit: {
    variable: 'SUWEN_BODY_LIMIT',
    fallback: '100MB',
    allowed: { 'zh-CN': ' 1MB 到 500MB 的大小,例如 100MB', en: 'a size from 1MB to 500MB, for instance 100MB' },
    // A body is read as one string, and V8 holds at most 2^29 - 24 characters in one.
    read: (text) => {
      const size = whole(1, 500)(/^(\d+) ?(MB|M)$/i.exec(text)?.[1] ?? '');
      return size === undefined ? undefined : size * megabyte;
    },
  },
  importHosts: {
    variable: 'SUWEN_IMPORT_HOSTS',
    fallback: '',
    allowed: {
      'zh-CN': '以逗号分隔的主机名,例如 files.example.org,10.0.0.5:8443',
      en: 'names of hosts, commas between, for instance files.example.org,10.0.0.5:8443',
    },
    read: (text) => listOf(text, /^[A-Za-z0-9.-]+(?::\d{1,5})?$/),
  },
  hookHosts: {
    variable: 'SUWEN_HOOK_HOSTS',
    fallback: '',
    allowed: {
      'zh-CN': '以逗号分隔的主机名,例如 hooks.example.org,*.example.net,10.0.0.5:8443(内网地址须逐一写明)',
      en: 'names of hosts, commas between, for instance hooks.example.org,*.example.net,10.0.0.5:8443 (hosts inside the house by name alone)',
    },
    read: (text) => listOf(text, /^(?:\*|(?:\*\.)?[A-Za-z0-9.-]+(?::\d{1,5})?)$/),
  },
};

/** Texts with commas between, each of a shape. */
function listOf(text: string, shape: RegExp): readonly string[] | undefined {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.every((item) => shape.test(item)) ? items : undefined;
}

function isZone(text: string): boolean {
  try {
    // An offset such as +08:00 would be taken by Intl, but knows no changes of law.
    return /^[A-Za-z]/.test(text) && Intl.DateTimeFormat('en', { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}
