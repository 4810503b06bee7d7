import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { conditionName, conditionsOf, holdConditions, oneMatch } from './condition.ts';
import { withStore } from './fixtures/engine.ts';
import type { Sql } from './sql.ts';

suite('conditions', () => {
  const house = withStore();

  test('are what is left of a query without its form; none is refused', () => {
    assert.deepEqual(
      conditionsOf('Patient', [
        ['identifier', 'a|1'],
        ['_format', 'json'],
        ['_count', '5'],
        ['_tag', 'x'],
      ]),
      [
        ['identifier', 'a|1'],
        ['_tag', 'x'],
      ],
    );
    assert.throws(() => conditionsOf('Patient', [['_format', 'json']]), {
      kind: 'precondition',
      code: 'store/condition-empty',
    });
  });

  test('have one name in whatever order they stand', () => {
    const name = conditionName('Patient', [
      ['b', '2'],
      ['a', '2'],
      ['a', '1'],
      ['_pretty', 'true'],
    ]);
    assert.equal(name, '["Patient",["a","1"],["a","2"],["b","2"]]');
    assert.equal(
      conditionName('Patient', [
        ['a', '1'],
        ['a', '2'],
        ['b', '2'],
      ]),
      name,
    );
    // What stands in a value cannot pass for another condition.
    assert.notEqual(
      conditionName('Patient', [['a', '1&b=2']]),
      conditionName('Patient', [
        ['a', '1'],
        ['b', '2'],
      ]),
    );
  });

  test('find the one match or none, and refuse several', async () => {
    const session = await house.session();
    const patient = (value: string): object => ({ resourceType: 'Patient', identifier: [{ system: 'urn:c', value }] });
    const { id } = await house.store.create(session, patient('1') as never);
    await house.store.create(session, patient('2') as never);
    await house.store.create(session, patient('2') as never);
    const match = async (value: string): Promise<string | undefined> =>
      (await oneMatch(house.find, house.sql, session, 'Patient', [['identifier', `urn:c|${value}`]]))?.id;
    assert.deepEqual([await match('1'), await match('0')], [id, undefined]);
    await assert.rejects(match('2'), { kind: 'precondition', code: 'store/several-match' });
  });

  test('are held until the transaction ends, in one order for all, so that two never wait in a circle', async () => {
    const seen: string[] = [];
    const work =
      (name: string, names: readonly string[]) =>
      async (sql: Sql): Promise<void> => {
        await holdConditions(sql, names);
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push(`${name} ends`);
      };
    const names = Array.from({ length: 20 }, (_, n) => `condition ${n}`);
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        house.sql.transaction(work(String(n), n % 2 === 0 ? names : names.toReversed())),
      ),
    );
    for (let n = 0; n < seen.length; n += 2) assert.equal(seen[n + 1], seen[n]?.replace('begins', 'ends'));
    await holdConditions(house.sql, []);
  });
});
