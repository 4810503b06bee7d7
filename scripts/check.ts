import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { profile } from './house/profile.ts';
import { readHouse } from './house/read-house.ts';
import { rules } from './house/rules.ts';

/**
 * `npm run check`: types, lint, format, house and dead code are gates, each with a line of its own; the profile of sizes
 * is a mirror. `npm run check lint` runs one of them.
 */
const root = join(import.meta.dirname, '..');

interface Outcome {
  readonly ok: boolean;
  /** What was looked at, or what is wrong. */
  readonly says: string;
  readonly details?: string;
}

const gates: Readonly<Record<string, () => Outcome>> = {
  types: checkTypes,
  lint: () => tool('oxlint', ['--type-aware', '--quiet']),
  format: () => tool('oxfmt', ['--check', '.']),
  house: checkHouse,
  'dead code': () => tool('knip', ['--no-progress', '--no-config-hints']),
};

/** The compiler says nothing when it is content: the files that it saw are counted. */
function checkTypes(): Outcome {
  const { status, lines } = start('tsc', ['-p', '.', '--listFiles']);
  const isOurs = (line: string): boolean => line.startsWith(root) && !line.includes('node_modules');
  const seen = lines.filter(isOurs).length;
  const faults = lines.filter((line) => !isOurs(line) && !/^([A-Z]:)?[\\/].*\.[cm]?ts$/.test(line) && line !== '');
  return {
    ok: status === 0 && seen > 0,
    says: `${faults.length} lines of complaint, ${seen} files`,
    details: faults.join('\n'),
  };
}

/** A tool says in its last line how much it saw, or complains. */
function tool(name: string, flags: readonly string[]): Outcome {
  const { status, lines } = start(name, flags);
  if (status === 0) return { ok: true, says: lines.at(-1) || 'nothing found' };
  return { ok: false, says: `${lines.length} lines of complaint`, details: lines.join('\n') };
}

function start(name: string, flags: readonly string[]): { readonly status: number; readonly lines: readonly string[] } {
  const file = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  if (!existsSync(file)) return { status: 1, lines: [`${name} is not installed: npm ci`] };
  const windows = process.platform === 'win32';
  const run = spawnSync(file, flags, { cwd: root, encoding: 'utf8', shell: windows, maxBuffer: 2 ** 28 });
  return { status: run.status ?? 1, lines: `${run.stdout}${run.stderr}`.trim().split('\n') };
}

function checkHouse(): Outcome {
  const house = readHouse(root);
  const faults = Object.values(rules).flatMap((rule) => rule(house));
  return {
    ok: faults.length === 0 && house.files.length > 0,
    says: `${faults.length} faults in ${house.files.length} files, ${Object.keys(rules).length} rules`,
    details: faults.map(({ rule, path, says }) => `${rule}: ${path}: ${says}`).join('\n'),
  };
}

function printProfile(): void {
  const seen = profile(readHouse(root));
  const list = (items: readonly { readonly place: string; readonly lines: number }[]): string =>
    items.length === 0 ? 'none' : items.map(({ place, lines }) => `${place} ${lines}`).join(', ');
  console.log(`
profile    ${seen.files} files, ${seen.lines} lines
           file lines: median ${seen.medianLines}, p99 ${seen.p99Lines}, longest ${list([seen.longestFile])}
           over 300: ${list(seen.filesOver300)}
           longest function: ${list([seen.longestFunction])}
           over 60: ${list(seen.functionsOver60)}
           files with any: ${seen.anys}
           test beside the code: ${(seen.tested * 100).toFixed(1)} %`);
  if (process.argv.includes('--untested')) console.log(seen.untested.join('\n'));
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = Object.entries(gates).filter(([name]) => wanted.length === 0 || wanted.includes(name.replace(' ', '-')));
if (chosen.length === 0 && !wanted.includes('profile')) {
  console.error(
    `npm run check [${Object.keys(gates)
      .map((name) => name.replace(' ', '-'))
      .join(' | ')} | profile]`,
  );
  process.exit(2);
}

let failed = 0;
for (const [name, gate] of chosen) {
  const began = performance.now();
  const { ok, says, details } = gate();
  if (!ok) failed += 1;
  if (!ok && details) console.log(details);
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${says} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
}
if (wanted.length === 0 || wanted.includes('profile')) printProfile();
if (chosen.length > 0) console.log(`\n${chosen.length - failed} of ${chosen.length} gates passed`);
process.exitCode = failed === 0 ? 0 : 1;
