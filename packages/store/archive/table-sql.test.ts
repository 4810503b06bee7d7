import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tableSql } from './table-sql.ts';

const text = { name: 'name', type: 'text' };
const number = { name: 'n', type: 'bigint' };

suite('the SQL of a table', () => {
  test('copies a plain table in the order of its key, texts by their bytes', () => {
    assert.deepEqual(tableSql({ name: 'a.b', columns: [text, number], order: ['name', 'n'] }), {
      columns: [text, number],
      select: 'select "name", "n" from a.b order by "name" collate "C", "n"',
      place: undefined,
    });
  });

  test('gives transaction ids by rank and takes them from it, whatever the table', () => {
    const xact = { name: 'xact', type: 'xid8' };
    const { columns, select, place } = tableSql({ name: 'a.b', columns: [xact, number], order: ['xact', 'n'] });
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['xact_rank', 'xact_pending', 'n'],
    );
    assert.match(select, /join xact_rank x on x\.xact = t\.xact order by x\.rank, t\."n"$/u);
    assert.equal(place, 'insert into a.b (xact, "n") select ((xact_rank + 2)::text)::xid8, "n" from staged');
  });

  test('leaves the snapshot of the sequencer out: it is made anew', () => {
    const columns = [
      { name: 'snapshot', type: 'pg_snapshot' },
      { name: 'sequence', type: 'bigint' },
    ];
    const found = tableSql({ name: 'suwen.sequencer', columns, order: ['sequence'] });
    assert.equal(found.select, 'select sequence from suwen.sequencer');
  });
});
