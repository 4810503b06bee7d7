import { isDeepStrictEqual } from 'node:util';
import { dose } from './fixtures/dose.ts';

/**
 * `npm run prove export-all [RESOURCES]`: a database is exported while somebody writes, imported into an empty one, and
 * exported again: every table has the same rows and the same SHA-256.
 */
const resources = Number(process.argv[2] ?? 20_000);
const { before, after, rows, megabytes, exportSeconds, importSeconds } = await dose(resources);
for (const { name, rows: count, sha256 } of before.tables) {
  const again = after.tables.find((table) => table.name === name);
  console.log(
    `${again?.sha256 === sha256 ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${String(count).padStart(9)} ${sha256.slice(0, 16)}`,
  );
}
console.log(
  `${rows} rows, ${megabytes.toFixed(1)} MB; export ${exportSeconds.toFixed(1)} s, import ${importSeconds.toFixed(1)} s`,
);
const equal = isDeepStrictEqual(before.tables, after.tables) && before.tables.length > 10 && rows > resources;
console.log(equal ? 'export-all: equal, table by table' : 'export-all: not proved');
process.exitCode = equal ? 0 : 1;
