import type { Functions } from '../compile/call.ts';
import { wrongValue } from '../refusals.ts';
import { none, one } from '../values/item.ts';
import { ofOne, textArgument, textFor } from './rules.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Coder = (text: string) => string;

const encoders: Readonly<Record<string, Coder>> = {
  hex: (text) => Buffer.from(text, 'utf8').toString('hex'),
  base64: (text) => Buffer.from(text, 'utf8').toString('base64'),
  urlbase64: (text) => Buffer.from(text, 'utf8').toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
};

const decoders: Readonly<Record<string, Coder>> = {
  hex: fromHex,
  base64: (text) => Buffer.from(text, 'base64').toString('utf8'),
  urlbase64: (text) => Buffer.from(text, 'base64url').toString('utf8'),
};

function fromHex(text: string): string {
  if (!/^(?:[0-9A-Fa-f]{2})*$/.test(text)) throw wrongValue('decode()', text);
  return Buffer.from(text, 'hex').toString('utf8');
}

const escapers: Readonly<Record<string, Coder>> = {
  html: (text) => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char),
  json: (text) => JSON.stringify(text).slice(1, -1),
};

const unescapers: Readonly<Record<string, Coder>> = {
  html: (text) =>
    text.replaceAll(
      /&(?:amp|lt|gt|quot|#39);/g,
      (entity) => Object.keys(entities).find((key) => entities[key] === entity) ?? entity,
    ),
  json: fromJson,
};

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function fromJson(text: string): string {
  return text.replaceAll(/\\(?:u([0-9A-Fa-f]{4})|(.))/gs, (_, point: string | undefined, char: string | undefined) =>
    point === undefined ? (controls[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(point, 16)),
  );
}

const coder = (coders: Readonly<Record<string, Coder>>): Functions[string] =>
  ofOne(1, 1, (call) => (item, scope) => {
    const text = textFor(item, call.name);
    const format = textArgument(call, scope);
    if (text === undefined || format === undefined) return none;
    const code = Object.hasOwn(coders, format) ? coders[format] : undefined;
    if (!code) throw wrongValue(`${call.name}()`, format);
    return one(code(text), 'String');
  });

/** FHIRPath 3.0 ballot §5.6 (additional string functions): encode, decode, escape, unescape. */
export const encoding: Functions = {
  encode: coder(encoders),
  decode: coder(decoders),
  escape: coder(escapers),
  unescape: coder(unescapers),
};
