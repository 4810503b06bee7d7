import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskShelf } from '#blobs';
import { temporaryDatabase } from '#database';
import { newMasterKeyLine } from '#security';
import { exportAll, importAll, migrate, openSql } from '#store';
import { makePast } from './make-past.ts';
import { openPast } from './open-past.ts';
import { readPast, type Content } from './read-past.ts';

/** Archives of closed issues: `archive`, its test-only `key`, and the `content` that was read from it then. */
const FOLDER = new URL('../../fixtures/upgrade/', import.meta.url).pathname;
const SCHEMA = new URL('../../../store/schema/', import.meta.url);
const LARGEST = 5 * 2 ** 20;

/** Names of the archives. */
export const archives = (): readonly string[] => (existsSync(FOLDER) ? readdirSync(FOLDER).toSorted() : []);

/** The folder of an archive of the past. */
export const archiveFolder = (name: string): string => join(FOLDER, name);

/** Makes the archive of this commit in a folder; refuses to replace one, as the past does not change. */
export async function makeArchive(folder: string): Promise<Content> {
  if (existsSync(join(folder, 'archive'))) throw new Error(`${folder} has an archive already`);
  return inPlace(async ({ address, blobs }) => {
    const sql = openSql(address, 1);
    await migrate(sql, SCHEMA);
    await sql.script('select suwen.make_partitions(now())');
    await sql.end();
    const key = newMasterKeyLine(1);
    const past = await openPast(address, key, blobs, Date.now);
    await makePast(past, chance(2));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'archive');
    await exportAll({ address, shelf: past.shelf, about: { mode: 'hospital' } }, createWriteStream(file));
    const content = await readPast(past);
    await past.close();
    if (statSync(file).size > LARGEST) throw new Error(`${file} is larger than 5 MB`);
    writeFileSync(join(folder, 'key'), key);
    writeFileSync(join(folder, 'content.json'), `${JSON.stringify(content, null, 2)}\n`);
    return content;
  });
}

/** What was read from an archive when it was made, and what the present code reads from it. */
export async function openArchiveOf(folder: string): Promise<{ readonly before: Content; readonly after: Content }> {
  const key = readFileSync(join(folder, 'key'), 'utf8');
  return inPlace(async ({ address, blobs }) => {
    const sql = openSql(address, 2);
    await importAll(
      { address, sql, schema: SCHEMA, shelf: createDiskShelf(blobs) },
      createReadStream(join(folder, 'archive')),
    );
    await sql.end();
    const past = await openPast(address, key, blobs, Date.now);
    const after = await readPast(past);
    await past.close();
    return { before: JSON.parse(readFileSync(join(folder, 'content.json'), 'utf8')) as Content, after };
  });
}

interface Place {
  readonly address: Awaited<ReturnType<typeof temporaryDatabase>>['config'];
  readonly blobs: string;
}

async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const database = await temporaryDatabase();
  const blobs = mkdtempSync(join(tmpdir(), 'suwen-upgrade-'));
  try {
    return await work({ address: database.config, blobs });
  } finally {
    await database.stop();
    rmSync(blobs, { recursive: true, force: true });
  }
}

/** Chance in [0, 1), the same for the same seed: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
