import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';
import { say } from '../say.ts';
import type { Column } from './data-table.tsx';

const { DataTable } = await import('./data-table.tsx');

interface Row {
  readonly id: string;
  readonly bed: string;
}

const columns: readonly Column<Row>[] = [
  { id: 'bed', title: say('床', 'Bed'), by: ({ bed }) => bed, cell: ({ bed }) => bed },
  { id: 'id', title: say('号', 'No.'), minor: true, cell: ({ id }) => id },
];
const rowsOf = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `n${at}`, bed: `b${at}` }));
const show = (count: number): string =>
  markupOf(createElement(DataTable<Row>, { rows: rowsOf(count), columns, keyOf: ({ id }) => id, label: '在院患者' }));

suite('a table', () => {
  test('shows headings and rows, and says how many rows there are', () => {
    const html = show(2);
    assert.equal(textOf(html), '床|号|b0|n0|b1|n1');
    assert.ok(html.includes('aria-rowcount="3"'), html);
  });

  test('has a button only on a heading that sorts', () => {
    assert.equal(show(1).match(/<button/g)?.length, 1);
  });

  test('draws all of a hundred rows, but not all of a hundred and one', () => {
    assert.equal(show(100).match(/<tr/g)?.length, 101);
    assert.ok((show(101).match(/aria-rowindex/g)?.length ?? 0) < 60);
  });
});
