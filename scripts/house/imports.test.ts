import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { House } from './file.ts';
import { follow, importsOf } from './imports.ts';

const read = (text: string): readonly string[] =>
  importsOf({ path: 'a.ts', text }).map(({ specifier, typeOnly }) => `${typeOnly ? 'type ' : ''}${specifier}`);

const house: House = {
  files: [],
  doors: {
    '#kernel': './packages/kernel/index.ts',
    '#departments/*/server': './departments/*/server/index.ts',
    '#departments/*': './departments/*/department.ts',
  },
  dependencies: [],
};

suite('imports', () => {
  test('are read in every form', () => {
    const text = `
import a from 'a';
import type { B } from './b.ts';
import c, { type D, e } from "#c";
export * from './f.ts';
export type { G } from './g.ts';
import {
  h,
} from 'node:h';
import './i.css';
const j = await import('./j.ts');
`;
    assert.deepEqual(read(text), ['a', 'type ./b.ts', '#c', './f.ts', 'type ./g.ts', 'node:h', './i.css', './j.ts']);
  });

  test('are not what comments and texts say', () => {
    assert.deepEqual(read("// import a from 'a';\nconst b = \"import c from 'c'\";\nimport.meta.url;\n"), []);
  });

  test('lead where Node leads them', () => {
    const from = (specifier: string): unknown => follow(house, 'apps/server/main.ts', specifier);
    assert.deepEqual(
      [
        './web.ts',
        '../web/a.ts',
        '#kernel',
        '#departments/x/server',
        '#departments/x',
        '#kernel/a.ts',
        '#departments/x/y',
        'node:fs',
        '@a/b/c',
        'd/e',
      ].map(from),
      [
        { kind: 'file', path: 'apps/server/web.ts', relative: true },
        { kind: 'file', path: 'apps/web/a.ts', relative: true },
        { kind: 'file', path: 'packages/kernel/index.ts', relative: false },
        { kind: 'file', path: 'departments/x/server/index.ts', relative: false },
        { kind: 'file', path: 'departments/x/department.ts', relative: false },
        { kind: 'no-door' },
        { kind: 'no-door' },
        { kind: 'node' },
        { kind: 'package', name: '@a/b' },
        { kind: 'package', name: 'd' },
      ],
    );
  });
});
