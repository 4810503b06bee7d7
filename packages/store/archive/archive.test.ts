import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, before, suite, test } from 'node:test';
import { createBlobs, createDiskShelf, scrub, type Shelf } from '#blobs';
import { temporaryDatabase, type TemporaryDatabase } from '#database';
import type { Basic } from '#fhir';
import { newMasterKeyLine } from '#security';
import { openHouse, type TestHouse } from '#test';
import { blobTable } from '../blob-table.ts';
import { resourceOf } from '../content.ts';
import { eventsAfter, sequenceCommits } from '../events.ts';
import { openSql, type SqlPool } from '../sql.ts';
import { exportAll, type Archived } from './export-all.ts';
import { importAll } from './import-all.ts';

const schema = new URL('../schema/', import.meta.url);
const basic = (text: string): Basic => ({ resourceType: 'Basic', code: { text } });

/** Collects what is written. */
function sink(): { readonly target: Writable; readonly bytes: () => Buffer } {
  const parts: Buffer[] = [];
  const target = new Writable({
    write(chunk: Buffer, _, done) {
      parts.push(chunk);
      done();
    },
  });
  return { target, bytes: () => Buffer.concat(parts) };
}

/** An empty database with its folder of sealed files. */
interface Place {
  readonly database: TemporaryDatabase;
  readonly sql: SqlPool;
  readonly shelf: Shelf;
  stop(): Promise<void>;
}

async function newPlace(): Promise<Place> {
  const database = await temporaryDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'suwen-archive-'));
  const sql = openSql(database.config, 2);
  return {
    database,
    sql,
    shelf: createDiskShelf(join(folder, 'blobs')),
    stop: async () => {
      await sql.end();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

suite('export-all and import-all', () => {
  const masterKeyLine = newMasterKeyLine(1);
  const undo: (() => Promise<void>)[] = [];
  let from: Place;
  let house: TestHouse;
  let archive: Buffer;
  let made: Archived;
  let id = '';

  before(async () => {
    from = await newPlace();
    const opened = await openHouse(from.database.config, masterKeyLine);
    house = opened.house;
    undo.push(from.stop, opened.close);
    const session = await house.sessionOf('li');
    ({ id } = await house.store.create(session, basic('一')));
    await house.store.update(session, { ...basic('二'), id }, id);
    const gone = await house.store.create(session, basic('x'));
    await house.store.remove(session, 'Basic', gone.id);
    const blobs = createBlobs(from.shelf, blobTable(from.sql), () => new Date());
    await blobs.put(await house.engine.dataKeys.house(), [Buffer.alloc(3_000_000, 7)]);
    await sequenceCommits(from.sql);
    // The last write has no place in the order of commits yet.
    await house.store.create(session, basic('late'));
    await house.store.close();
    const { target, bytes } = sink();
    made = await exportAll({ address: from.database.config, shelf: from.shelf, about: { mode: 'hospital' } }, target);
    archive = bytes();
  });
  after(async () => {
    for (const step of undo.toReversed()) await step();
  });

  const into = async (): Promise<Place> => {
    const place = await newPlace();
    undo.push(place.stop);
    return place;
  };
  const load = (place: Place, bytes: Buffer): Promise<Archived> =>
    importAll({ address: place.database.config, sql: place.sql, schema, shelf: place.shelf }, Readable.from([bytes]));

  test('carry every table and every file, and the same archive comes out again', async () => {
    const place = await into();
    const loaded = await load(place, archive);
    assert.deepEqual([loaded.tables, loaded.blobs], [made.tables, 1]);
    const again = await exportAll({ address: place.database.config, shelf: place.shelf, about: {} }, sink().target);
    assert.deepEqual(again.tables, made.tables);
    assert.deepEqual(again.header.sequences, made.header.sequences);
    const found = await Array.fromAsync(scrub(place.shelf));
    assert.deepEqual(
      found.map(({ verified, fault }) => [verified, fault]),
      [[3_000_000, undefined]],
    );
  });

  test('keep history, keys and the order of commits: the pending ones follow, new ones after them', async () => {
    const place = await into();
    await load(place, archive);
    const { house: other, close } = await openHouse(place.database.config, masterKeyLine);
    const session = await other.sessionOf('wang');
    const texts = await Promise.all(
      ['1', '2'].map(async (version) =>
        resourceOf<Basic>((await other.store.vread(session, 'Basic', id, version)).text),
      ),
    );
    assert.deepEqual(
      texts.map(({ code }) => code.text),
      ['一', '二'],
    );
    await other.store.create(session, basic('new'));
    const before = await eventsAfter(from.sql, 0n, 100);
    assert.equal(await sequenceCommits(place.sql), 6n);
    const events = await eventsAfter(place.sql, 0n, 100);
    assert.deepEqual(events.slice(0, before.length), before);
    const methods = events.map(({ method, version }) => `${method} ${version}`);
    assert.deepEqual(methods, ['create 1', 'update 2', 'create 1', 'delete 2', 'create 1', 'create 1']);
    assert.deepEqual(
      events.map(({ sequence }) => sequence),
      [1n, 2n, 3n, 4n, 5n, 6n],
    );
    const broken = await place.sql.query('', 'select suwen.broken_links(0, 6)', []);
    assert.deepEqual(broken, []);
    await close();
  });

  test('refuse a database that holds something, and leave it as it is', async () => {
    await assert.rejects(load(from, archive), { code: 'archive/not-empty' });
    const { text } = await house.store.read(await house.sessionOf('li'), 'Basic', id);
    assert.equal(resourceOf<Basic>(text).code.text, '二');
  });

  test('refuse what is cut off, changed, of a later release or no archive, and keep nothing of it', async () => {
    const place = await into();
    const changed = Buffer.from(archive);
    changed[changed.length - 2000] = (changed[changed.length - 2000] ?? 0) ^ 1;
    for (const [bytes, code] of [
      [archive.subarray(0, archive.length - 100), /archive\/(?:cut-off|damaged)/u],
      [changed, /archive\/(?:cut-off|damaged)/u],
      [Buffer.concat([Buffer.from('SUWEN-ARCHIVE 9\n'), archive.subarray(16)]), /archive\/unknown-format/u],
      [Buffer.from('PGDMP and so on, long enough'), /archive\/not-an-archive/u],
    ] as const) {
      await assert.rejects(load(place, bytes), { code });
    }
    const [row] = await place.sql.query<{ count: bigint }>('', 'select count(*) from suwen.resource', []);
    assert.equal(row?.count, 0n);
  });
});
