import { createReadStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDiskShelf } from '#blobs';
import { holdFolder } from '#database';
import { importAll, openSql } from '#store';
import { complain } from '../apps/server/console.ts';
import { readSettings } from '../apps/server/settings.ts';
import { keyProof, reachDatabase, takeMark } from './archive/data-folder.ts';

/**
 * `npm run import-all -- FILE` fills the empty database of a data folder with an archive of `export-all`: all of it, equal
 * by checksum, or nothing. The folder must have the keys of the one that the archive comes from.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run import-all -- FILE   (SUWEN_DATA, DATABASE_URL)');
  process.exit(2);
}

try {
  const settings = readSettings(process.env, process.cwd());
  const begun = performance.now();
  mkdirSync(settings.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const hold = await holdFolder(settings.data);
  try {
    const proof = keyProof(settings.data);
    const database = await reachDatabase(settings);
    const sql = openSql(database.address, 2);
    try {
      const { tables, blobs } = await importAll(
        {
          address: database.address,
          sql,
          schema: new URL('../packages/store/schema/', import.meta.url),
          shelf: createDiskShelf(join(settings.data, 'blobs')),
          check: ({ about }) => takeMark(settings.data, about),
          proof,
          tell: ({ name, rows, sha256 }) =>
            console.log(`${name.padEnd(28)} ${String(rows).padStart(10)}  ${sha256.slice(0, 16)}`),
        },
        createReadStream(resolve(file)),
      );
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(
        `${rows} 行 rows, ${blobs} 个文件 files, ${seconds} s: 内容与归档一致 equal to the archive, table by table`,
      );
    } finally {
      await sql.end();
      await database.stop();
    }
  } finally {
    hold.release();
  }
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
