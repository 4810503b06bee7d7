import { banned } from './bans.ts';
import { blank } from './blank.ts';
import { isCode, isGenerated, isTest, type House, type HouseFile } from './file.ts';

/** The shape of the code that people wrote: a mirror, no gate. */
export interface Profile {
  readonly files: number;
  readonly lines: number;
  readonly medianLines: number;
  readonly p99Lines: number;
  readonly longestFile: Measured;
  readonly longestFunction: Measured;
  readonly functionsOver60: readonly Measured[];
  readonly filesOver300: readonly Measured[];
  readonly anys: number;
  /** Share of the files with code to test that have a test beside them, 0 to 1. */
  readonly tested: number;
  readonly untested: readonly string[];
}

/** A place and its lines. */
export interface Measured {
  readonly place: string;
  readonly lines: number;
}

/** Measures the code of a house; generated files and tables of data are left out. */
export function profile({ files }: House): Profile {
  const own = files.filter((file) => isCode(file.path) && !isGenerated(file));
  const sizes = own.map(({ path, text }) => ({ place: path, lines: linesOf(text) })).toSorted(bySize);
  const functions = own
    .filter(({ path }) => !isTest(path))
    .flatMap(functionsOf)
    .toSorted(bySize);
  const paths = new Set(own.map(({ path }) => path));
  const toTest = own.filter(hasBehaviour);
  const untested = toTest.map(({ path }) => path).filter((path) => !hasTest(path, paths));
  return {
    files: own.length,
    lines: sizes.reduce((sum, { lines }) => sum + lines, 0),
    medianLines: sizes[Math.floor(sizes.length / 2)]?.lines ?? 0,
    p99Lines: sizes[Math.floor(sizes.length / 100)]?.lines ?? 0,
    longestFile: sizes[0] ?? nothing,
    longestFunction: functions[0] ?? nothing,
    functionsOver60: functions.filter(({ lines }) => lines > 60),
    filesOver300: sizes.filter(({ lines }) => lines > 300),
    anys: own.filter((file) => banned(file).some((says) => says.startsWith('any'))).length,
    tested: toTest.length === 0 ? 1 : 1 - untested.length / toTest.length,
    untested,
  };
}

const nothing: Measured = { place: 'none', lines: 0 };

const bySize = (a: Measured, b: Measured): number => b.lines - a.lines;

const linesOf = (text: string): number => text.trimEnd().split('\n').length;

const hasTest = (path: string, paths: ReadonlySet<string>): boolean =>
  ['.test.ts', '.test.tsx'].some((end) => paths.has(path.replace(/\.(tsx?|mjs)$/, end)));

/** Doors, catalogues of words and refusals, entries and files of types or constants alone need no test of their own. */
function hasBehaviour({ path, text }: HouseFile): boolean {
  if (isTest(path) || path.endsWith('.mjs') || /(^|[/.])(index|refusals|words|main)\.tsx?$/.test(path)) return false;
  return /=>|\bfunction\b/.test(blank(text).replace(/\b(?:interface|type)\b[\s\S]*?\n\}|\btype\b[^;]*;/g, ''));
}

// A body opens at the end of a line, after `=>` or after the parameters of a function or a method.
const opening =
  /(?:\bfunction\b\s*\*?\s*(\w*)|\b(?:const|let)\s+(\w+)\b[^;{]*=>|^[ \t]+(?:(?:async|static|get|set|override)\s+)*(\w+)\s*(?=\([^;]*\)[^;=]*\{$)|=>)[^;]*?\{$/gm;

/** The functions of a file by name or line, with the lines of each. */
export function functionsOf({ path, text }: HouseFile): readonly Measured[] {
  const code = blank(text);
  return [...code.matchAll(opening)]
    .filter(([, , , method]) => !/^(if|for|while|switch|catch|else|do|return)$/.test(method ?? ''))
    .map((match) => {
      const end = closing(code, match.index + match[0].length - 1);
      const line = linesBefore(code, match.index);
      const name = match[1] || match[2] || match[3] || `line ${line}`;
      return { place: `${path} ${name}`, lines: linesBefore(code, end) - line + 1 };
    });
}

const linesBefore = (code: string, at: number): number => code.slice(0, at).split('\n').length;

function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}' && (depth -= 1) === 0) return at;
  }
  return code.length;
}
