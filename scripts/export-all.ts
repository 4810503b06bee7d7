import { createWriteStream, openSync, fsyncSync, closeSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDiskShelf } from '#blobs';
import { exportAll } from '#store';
import { complain } from '../apps/server/console.ts';
import { readSettings } from '../apps/server/settings.ts';
import { aboutFolder, reachDatabase } from './archive/data-folder.ts';

/**
 * `npm run export-all -- FILE` writes everything of the data folder's database and its sealed files into one file, also
 * while the hospital runs. The way over a major version of PostgreSQL, with `import-all`.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run export-all -- FILE   (SUWEN_DATA, DATABASE_URL)');
  process.exit(2);
}

const part = `${resolve(file)}.part`;
try {
  const settings = readSettings(process.env, process.cwd());
  const begun = performance.now();
  const database = await reachDatabase(settings);
  try {
    const { tables, blobs } = await exportAll(
      {
        address: database.address,
        shelf: createDiskShelf(join(settings.data, 'blobs')),
        about: aboutFolder(settings.data),
        tell: ({ name, rows, sha256 }) =>
          console.log(`${name.padEnd(28)} ${String(rows).padStart(10)}  ${sha256.slice(0, 16)}`),
      },
      createWriteStream(part, { mode: 0o600 }),
    );
    const handle = openSync(part, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(part, resolve(file));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const size = (statSync(resolve(file)).size / 2 ** 20).toFixed(1);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${rows} 行 rows, ${blobs} 个文件 files, ${size} MB, ${seconds} s: ${resolve(file)}`);
    console.log('内容仍是加密的;主密钥不在归档中,请另行保管 keys 文件夹');
    console.log('Contents stay sealed; the master key is not in the archive: keep the folder keys by itself');
  } finally {
    await database.stop();
  }
} catch (fault) {
  rmSync(part, { force: true });
  complain(fault);
  process.exitCode = 1;
}
