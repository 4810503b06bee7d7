import { blank } from './blank.ts';
import { isCode, isGenerated, type Fault, type House, type HouseFile } from './file.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly says: string;
}

const bans: readonly Ban[] = [
  { pattern: /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/, says: 'default export: name what you export' },
  { pattern: /\b(?:const\s+|declare\s+|export\s+)?enum\s+[A-Z]\w*\s*\{/, says: 'enum: write a union of literals' },
  {
    pattern: /(?:[:<|&]|=>|\bas|\bextends|=)\s*any\b\s*(?:$|[[\]>,;)=|&{}])/m,
    says: 'any: write the type, or unknown',
  },
  { pattern: /,\s*any\b\s*>|\bany\[\]/, says: 'any: write the type, or unknown' },
];

/** No default export, no enum, no any in code that people write; tools' own configuration files need the first. */
export function plainCode({ files }: House): readonly Fault[] {
  return files
    .filter((file) => isCode(file.path) && !isGenerated(file) && !file.path.endsWith('.config.ts'))
    .flatMap((file) => banned(file).map((says) => ({ rule: 'plain-code', path: file.path, says })));
}

/** The bans that a file breaks, once each. */
export function banned({ text }: Pick<HouseFile, 'text'>): readonly string[] {
  const code = blank(text);
  return [...new Set(bans.filter(({ pattern }) => pattern.test(code)).map(({ says }) => says))];
}
