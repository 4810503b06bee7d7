import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { unitBook } from './units.ts';

suite('the book of units', () => {
  const database = withDatabase();
  const milligram = {
    unit: 1n,
    system: 'http://unitsofmeasure.org',
    code: 'mg',
    label: 'mg',
    base: 'g',
    factor: 0.001,
  };
  const widget = { unit: 2n, system: '', code: '', label: '个', base: undefined, factor: 1 };

  test('writes each unit once, in however many processes, and asks nothing for those it knows', async () => {
    let trips = 0;
    const book = unitBook({
      ...database.sql,
      query: (name, text, values) => ((trips += 1), database.sql.query(name, text, values)),
    });
    await Promise.all([
      book.ensure([milligram, widget, milligram]),
      unitBook(database.sql).ensure([widget, milligram]),
    ]);
    await book.ensure([widget]);
    await book.ensure([]);
    assert.equal(trips, 1);
    assert.deepEqual(await database.sql.query('', 'select * from suwen.unit order by unit', []), [
      milligram,
      { ...widget, base: null },
    ]);
  });

  test('writes them in one order, whatever the order in which they are given', async () => {
    const orders: string[] = [];
    const spy = {
      ...database.sql,
      query: async <Row>(_name: string, _text: string, values: readonly unknown[]): Promise<readonly Row[]> => {
        orders.push((values[0] as Buffer).toString('hex'));
        return [];
      },
    };
    await unitBook(spy).ensure([widget, milligram]);
    await unitBook(spy).ensure([milligram, widget]);
    assert.deepEqual([orders.length, orders[0]], [2, orders[1]]);
  });

  test('does not take a unit for written that could not be', async () => {
    let away = true;
    const book = unitBook({
      ...database.sql,
      query: (name, text, values) =>
        away ? Promise.reject(new Error('away')) : database.sql.query(name, text, values),
    });
    const gram = { ...milligram, unit: 3n, code: 'g' };
    await assert.rejects(book.ensure([gram]), /away/);
    away = false;
    await book.ensure([gram]);
    assert.deepEqual(await database.sql.query('', 'select code from suwen.unit where unit = 3', []), [{ code: 'g' }]);
  });
});
