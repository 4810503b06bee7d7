import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { temporaryDatabase } from '#database';
import { lackOf, placeOf, readyDatabase } from './database.ts';
import { readSettings } from './settings.ts';

const settings = (databaseUrl: string): ReturnType<typeof readSettings> => ({ ...readSettings({}, '/'), databaseUrl });

suite('an external database', () => {
  test('that fits is brought up to date, once', async (t) => {
    const database = await temporaryDatabase();
    t.after(database.stop);
    const told: string[] = [];
    for (let start = 0; start < 2; start += 1) {
      const ready = await readyDatabase(settings(database.url), (words) => told.push(words.en));
      assert.equal(ready.address, database.url);
      await ready.stop();
    }
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^The database schema was brought up to date \(\d+ steps\)$/);
  });

  test('that does not answer is refused by place, without user and password', async () => {
    await assert.rejects(
      readyDatabase(settings('postgresql://someone:secret@127.0.0.1:1/record'), () => undefined),
      (fault: Error) => {
        assert.match(fault.message, /^server\/database-unreachable: .*127\.0\.0\.1:1\/record.*ECONNREFUSED/);
        assert.doesNotMatch(fault.message, /someone|secret/);
        return true;
      },
    );
  });

  test('is named by host and database, on a network and on a socket', () => {
    assert.deepEqual(
      [
        'postgresql://a:b@db.example:5433/record',
        'postgres://db/record?sslmode=require',
        'postgresql://a@/record?host=%2Frun%2Fpg',
      ].map(placeOf),
      ['db.example:5433/record', 'db/record', '/run/pg/record'],
    );
  });

  test('is refused when it is too old, of another encoding, or keeps no commit timestamps', () => {
    const fits = { version: 180_004, encoding: 'UTF8', commitTimestamps: 'on' };
    assert.equal(lackOf(fits), undefined);
    assert.deepEqual(
      [
        { ...fits, version: 170_009 },
        { ...fits, encoding: 'SQL_ASCII' },
        { ...fits, commitTimestamps: 'off' },
      ].map((facts) => lackOf(facts)?.en),
      [
        'PostgreSQL 18 or later is needed, this is 17',
        'its encoding must be UTF8, it is SQL_ASCII',
        'track_commit_timestamp must be on (the commit order of events rests on it)',
      ],
    );
  });
});
