import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `npm run prove NAME [arguments]`: the full dose of a proof, `NAME.prove.ts` anywhere in the house; without a name it lists them. */
const root = join(import.meta.dirname, '..');
const [name, ...rest] = process.argv.slice(2);
const proofs = new Map(
  globSync('{apps,departments,packages,bench}/**/*.prove.ts', { cwd: root, exclude: (path) => path === 'node_modules' })
    .toSorted()
    .map((path) => [basename(path, '.prove.ts'), path]),
);

const file = name === undefined ? undefined : proofs.get(name);
if (file === undefined) {
  console.error(`npm run prove NAME, one of: ${[...proofs.keys()].join(', ')}`);
  process.exit(2);
}
process.exit(spawnSync(process.execPath, [join(root, file), ...rest], { cwd: root, stdio: 'inherit' }).status ?? 1);
