import { stripTypeScriptTypes } from 'node:module';
import { blank } from './blank.ts';
import { isCode, isGenerated, type Fault, type House, type HouseFile } from './file.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly says: string;
}

const bans: readonly Ban[] = [
  {
    pattern: /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/,
    says: 'default export: name what you export',
  },
  { pattern: /\b(?:const\s+|declare\s+|export\s+)?enum\s+[A-Z]\w*\s*\{/, says: 'enum: write a union of literals' },
];

/** No default export, no enum, no any in code that people write; tools' own configuration files need the first. */
export function plainCode({ files }: House): readonly Fault[] {
  return files
    .filter((file) => isCode(file.path) && !isGenerated(file) && !file.path.endsWith('.config.ts'))
    .flatMap((file) => banned(file).map((says) => ({ rule: 'plain-code', path: file.path, says })));
}

/** The bans that a file breaks, once each. */
export function banned({ path, text }: HouseFile): readonly string[] {
  const code = blank(text);
  const says = bans.filter(({ pattern }) => pattern.test(code)).map((ban) => ban.says);
  return hasAny(path, text, code) ? [...says, 'any: write the type, or unknown'] : says;
}

// Where a type stands, for JSX, which Node cannot strip.
const typePlace = /(?:[:<|&]|=>|\bas|\bextends|=)\s*any\b\s*(?:$|[[\]>,;)=|&{}])|,\s*any\b\s*>|\bany\[\]/m;

/** Whether a word `any` of the code is a type: it is gone when Node has stripped the types. */
function hasAny(path: string, text: string, code: string): boolean {
  const words = [...code.matchAll(/\bany\b/g)];
  if (words.length === 0) return false;
  if (path.endsWith('.tsx')) return typePlace.test(code);
  try {
    const stripped = stripTypeScriptTypes(text);
    return words.some(({ index }) => stripped.slice(index, index + 3) !== 'any');
  } catch {
    // Syntax that Node does not strip, such as an enum, is found by its own ban.
    return typePlace.test(code);
  }
}
