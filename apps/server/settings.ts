import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '#kernel';
import { unreadableSettings, wrongSettings, type WrongSetting } from './refusals.ts';
import { fields, type Field } from './setting-fields.ts';

/** All that a hospital may set, read once at the edge. */
export interface Settings {
  /** The data folder, absolute. */
  readonly data: string;
  /** The first port to try; 0 takes any free one. */
  readonly port: number;
  /** 'default' means that neither was asked for: a new folder gets the demo hospital. */
  readonly demo: 'on' | 'off' | 'default';
  /** Web processes. */
  readonly processes: number;
  readonly language: Language;
  /** IANA zone; dates without zone are read in it. */
  readonly zone: string;
  /** An external PostgreSQL; without it the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Bytes of a request's body. */
  readonly bodyLimit: number;
  /** Hosts that `$import` may fetch files from. */
  readonly importHosts: readonly string[];
  /** Hosts that notifications of subscriptions may be sent to. */
  readonly hookHosts: readonly string[];
}

/** Where settings come from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment and one optional file (`SUWEN_SETTINGS`, else `suwen.json` in the data folder); the environment
 * wins. Refuses all wrong values at once, each with what is allowed.
 */
export function readSettings(environment: Environment, here: string): Settings {
  const fromEnvironment = (field: Field<unknown>): string | undefined => environment[field.variable] || undefined;
  const data = resolve(here, fromEnvironment(fields.data) ?? fields.data.fallback);
  const file = readFile(environment, data);
  const wrong: WrongSetting[] = [...unknownKeys(file)];
  if (isFile(data)) wrong.push({ name: 'SUWEN_DATA', value: data, allowed: fields.data.allowed });

  const read = <T>(key: keyof typeof fields, field: Field<T>): T => {
    const variable = fromEnvironment(field);
    const text = variable ?? file.values[key] ?? field.fallback;
    const value = field.read(text);
    if (value !== undefined) return value;
    wrong.push({
      name: variable === undefined ? `${file.name}: ${key}` : field.variable,
      value: text,
      allowed: field.allowed,
    });
    return field.read(field.fallback) as T;
  };

  const settings: Settings = {
    data,
    port: read('port', fields.port),
    demo: read('demo', fields.demo),
    processes: read('processes', fields.processes),
    language: read('language', fields.language),
    zone: read('zone', fields.zone),
    databaseUrl: read('databaseUrl', fields.databaseUrl) || undefined,
    bodyLimit: read('bodyLimit', fields.bodyLimit),
    importHosts: read('importHosts', fields.importHosts),
    hookHosts: read('hookHosts', fields.hookHosts),
  };
  if (wrong.length > 0) throw wrongSettings(wrong);
  return settings;
}

interface SettingsFile {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

function readFile(environment: Environment, data: string): SettingsFile {
  const named = environment['SUWEN_SETTINGS'];
  const name = named || join(data, 'suwen.json');
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (!named && (code === 'ENOENT' || code === 'ENOTDIR')) return { name, values: {} };
    throw unreadableSettings(name, code);
  }
  return { name, values: parse(name, text) };
}

function parse(name: string, text: string): Readonly<Record<string, string>> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw unreadableSettings(name, error instanceof Error ? error.message : String(error));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw unreadableSettings(name, '{ … }');
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, String(value)]));
}

function unknownKeys({ name, values }: SettingsFile): readonly WrongSetting[] {
  const known = Object.keys(fields).filter((key) => key !== 'data');
  const list = known.join(', ');
  return Object.entries(values)
    .filter(([key]) => !known.includes(key))
    .map(([key, value]) => ({
      name: `${name}: ${key}`,
      value,
      allowed: { 'zh-CN': `以下之一:${list}`, en: `one of ${list}` },
    }));
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
