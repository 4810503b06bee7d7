import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { suite, test } from 'node:test';
import { isCode, type House, type HouseFile } from './scripts/house/file.ts';
import { looked, readHouse } from './scripts/house/read-house.ts';
import { rules } from './scripts/house/rules.ts';

const house = readHouse(import.meta.dirname);

suite('the house', () => {
  test('was looked at: every file of code, and not few', () => {
    const seen = house.files.map(({ path }) => path).filter(isCode);
    const there = globSync([`{${looked.join(',')}}/**/*.{ts,tsx,mjs}`, '*.{ts,mjs}'], {
      cwd: import.meta.dirname,
      exclude: (name) => ['node_modules', 'dist', '.cache'].includes(name),
    });
    const expected = there.map((path) => path.replaceAll('\\', '/')).filter(isCode);
    assert.deepEqual(seen.toSorted(), expected.toSorted());
    assert.ok(seen.length >= 700, `only ${seen.length} files of code`);
    assert.ok(house.files.some(({ path }) => path.startsWith('knowledge/')));
  });

  for (const [name, rule] of Object.entries(rules)) {
    test(`keeps the rule ${name}`, () => {
      const faults = rule(house).map(({ path, says }) => `${path}: ${says}`);
      assert.deepEqual(faults, []);
    });
  }
});

/** A small house that keeps every rule; each test below plants one fault in it. */
const sound: readonly HouseFile[] = [
  file('packages/kernel/index.ts', "export { refuse } from './refuse.ts';\n"),
  file('packages/kernel/refuse.ts', 'export const refuse = (): string => "no";\n'),
  file(
    'packages/store/index.ts',
    "import pg from 'pg';\nimport { refuse } from '#kernel';\nexport const open = [pg, refuse];\n",
  ),
  file('departments/pharmacy/server/index.ts', "import { open } from '#store';\nexport const stock = open;\n"),
  file('departments/pharmacy/department.ts', 'export const pharmacy = 1;\n'),
  file('departments/records/department.ts', 'export const records = 1;\n'),
  file('apps/server/main.ts', "import { stock } from '#departments/pharmacy/server';\nconsole.log(stock);\n"),
  ...[
    'packages/kernel',
    'packages/store',
    'departments/pharmacy',
    'departments/records',
    'apps/server',
    'apps/web',
  ].map((room) => file(`${room}/README.md`, `# ${room}\n`)),
  file('knowledge/doses/doses.json', '{"source":"a","date":"2026-01-02","licence":"CC0-1.0"}'),
];

function file(path: string, text: string): HouseFile {
  return { path, text };
}

const planted = (...files: readonly HouseFile[]): House => ({
  files: [...sound.filter(({ path }) => !files.some((each) => each.path === path)), ...files],
  doors: house.doors,
  dependencies: ['pg'],
});

/** The rules that a house breaks, with the place of each fault. */
const broken = (some: House): readonly string[] =>
  Object.values(rules).flatMap((rule) => rule(some).map(({ rule: name, path }) => `${name} ${path}`));

suite('a planted fault is found', () => {
  test('and a sound house has none', () => assert.deepEqual(broken(planted()), []));

  const faults: Readonly<Record<string, readonly [HouseFile, string]>> = {
    'a package that knows a department': [
      file(
        'packages/kernel/refuse.ts',
        "import type { pharmacy } from '#departments/pharmacy';\nexport type A = typeof pharmacy;\n",
      ),
      'layering packages/kernel/refuse.ts',
    ],
    'a package that uses one above it': [
      file('packages/kernel/open.ts', "import { open } from '#store';\nexport const a = open;\n"),
      'layering packages/kernel/open.ts',
    ],
    'a department that imports another': [
      file(
        'departments/records/department.ts',
        "import { pharmacy } from '#departments/pharmacy';\nexport const records = pharmacy;\n",
      ),
      'layering departments/records/department.ts',
    ],
    'an app that imports another': [
      file('apps/web/main.ts', "import '../server/main.ts';\n"),
      'layering apps/web/main.ts, front-doors apps/web/main.ts',
    ],
    'a package of others away from its home': [
      file('departments/records/department.ts', "import pg from 'pg';\nexport const records = pg;\n"),
      'one-home departments/records/department.ts',
    ],
    'a package of others that has no home': [
      file('apps/server/main.ts', "const lodash = await import('lodash');\nconsole.log(lodash);\n"),
      'one-home apps/server/main.ts',
    ],
    'a cycle': [
      file('packages/kernel/refuse.ts', "import * as all from './index.ts';\nexport const refuse = all;\n"),
      'no-cycles packages/kernel/index.ts',
    ],
    'a deep relative import': [
      file('apps/server/main.ts', "import { refuse } from '../../packages/kernel/refuse.ts';\nconsole.log(refuse);\n"),
      'front-doors apps/server/main.ts',
    ],
    'a deep import through a door': [
      file('apps/server/main.ts', "import { refuse } from '#kernel/refuse.ts';\nconsole.log(refuse);\n"),
      'front-doors apps/server/main.ts',
    ],
    'a room without README': [file('packages/kernel/README.md', ''), 'readmes packages/kernel'],
    'a default export': [file('apps/server/web.ts', 'export default 1;\n'), 'plain-code apps/server/web.ts'],
    'an enum': [file('apps/server/web.ts', 'const enum Colour { red }\n'), 'plain-code apps/server/web.ts'],
    'an any': [
      file('apps/server/web.ts', 'export const a = (b: any): number => b;\n'),
      'plain-code apps/server/web.ts',
    ],
    'an any in a type argument': [
      file('apps/server/web.ts', 'export const a = new Map<string, any>();\n'),
      'plain-code apps/server/web.ts',
    ],
    'knowledge without a source': [
      file('knowledge/doses/doses.json', '{"date":"2026-01-02","licence":"CC0-1.0"}'),
      'knowledge knowledge/doses/doses.json',
    ],
    'packed knowledge without a README': [
      file('knowledge/codes/codes.ndjson.gz', '(packed)'),
      'knowledge knowledge/codes/codes.ndjson.gz',
    ],
  };
  for (const [name, [fault, expected]] of Object.entries(faults)) {
    test(name, () => assert.deepEqual(broken(planted(fault)), expected.split(', ')));
  }
});

suite('what is allowed is not found', () => {
  const allowed: Readonly<Record<string, HouseFile>> = {
    'a type from a package above': file(
      'packages/kernel/refuse.ts',
      "import type { open } from '#store';\nexport const refuse = (): typeof open => [];\n",
    ),
    'an app that the server serves': file(
      'apps/server/main.ts',
      "import { site } from '../web/site.ts';\nconsole.log(site);\n",
    ),
    'any and enum in words and comments': file(
      'apps/server/web.ts',
      "// is it any good?\nexport const a = 'enum A { any }';\nexport const b = `${1}: any, enum X {`;\n",
    ),
    'any as the name of a function': file(
      'apps/server/web.ts',
      'import { all, any, some } from "./main.ts";\nexport const a = any([all, some]);\n',
    ),
    'any as the name of a value': file(
      'apps/server/web.ts',
      'const any = [1].some(Boolean);\nexport const a = any ? !any : any;\n',
    ),
    'an import that a comment or a text speaks of': file(
      'apps/server/web.ts',
      "// import x from 'lodash';\nexport const a = \"import y from 'lodash'\";\n",
    ),
    'a slash that divides beside an apostrophe': file(
      'apps/server/web.ts',
      "export const a = (b: number): number => b / 2; // it's half\nexport const c = /['\"`]/;\n",
    ),
    'a database for the test of a package': file(
      'packages/kernel/refuse.test.ts',
      "import { temporaryDatabase } from '#database';\nawait temporaryDatabase();\n",
    ),
  };
  for (const [name, each] of Object.entries(allowed)) {
    test(name, () => assert.deepEqual(broken(planted(each)), []));
  }
});
