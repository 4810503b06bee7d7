import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `npm run bench NAME [arguments]`: prints our figures beside those they have to beat; without a name it lists them. */
const root = join(import.meta.dirname, '..');
const [name, ...rest] = process.argv.slice(2);
const benches = globSync('bench/*.ts', { cwd: root })
  .map((path) => basename(path, '.ts'))
  .toSorted();

if (name === undefined || !benches.includes(name)) {
  console.error(`npm run bench NAME, one of: ${benches.join(', ')}`);
  process.exit(2);
}
process.exit(
  spawnSync(process.execPath, [join(root, 'bench', `${name}.ts`), ...rest], { cwd: root, stdio: 'inherit' }).status ??
    1,
);
