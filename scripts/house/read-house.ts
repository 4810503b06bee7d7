import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House, HouseFile } from './file.ts';

/** Folders whose files the rules look at. */
export const looked: readonly string[] = ['apps', 'departments', 'packages', 'knowledge', 'bench', 'scripts', 'docs'];

/** Folders that hold nothing of ours: installed, built, cached. */
const passed: readonly string[] = ['node_modules', 'dist', '.cache'];

const isText = (name: string): boolean => /\.(ts|tsx|mjs|json|md|css|html|sql|csv|tsv|txt)$/.test(name);

/** Reads every file of the project that a rule may look at; packed data by its name alone. */
export function readHouse(root: string): House {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map(({ name }) => readOne(root, name));
  return {
    files: [...atRoot, ...looked.flatMap((folder) => walk(root, folder))],
    doors: manifest.imports,
    dependencies: [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((list) =>
      Object.keys(list),
    ),
  };
}

interface Manifest {
  readonly imports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

function walk(root: string, folder: string): readonly HouseFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return passed.includes(entry.name) ? [] : walk(root, path);
    return entry.isFile() ? [readOne(root, path)] : [];
  });
}

const readOne = (root: string, path: string): HouseFile => ({
  path,
  text: isText(path) ? readFileSync(join(root, path), 'utf8') : '(packed)',
});
