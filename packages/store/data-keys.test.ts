import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dataKeys, HOUSE_OWNER } from './data-keys.ts';
import { withStore } from './fixtures/engine.ts';
import type { Sql } from './sql.ts';

suite('data keys', () => {
  const house = withStore();
  const counted = (): { readonly sql: Sql; readonly asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      sql: { ...house.sql, query: (name, text, values) => (asked.push(name), house.sql.query(name, text, values)) },
    };
  };

  test('are made once for an owner, the house has number 1, and a process remembers them', async () => {
    const { sql, asked } = counted();
    const keys = dataKeys(sql, house.keys);
    const first = await keys.forOwners([HOUSE_OWNER, 7n, 8n, 7n]);
    assert.deepEqual([first.get(HOUSE_OWNER)?.id, first.size], [1, 3]);
    const trips = asked.length;
    assert.deepEqual(
      [...(await keys.forOwners([8n, 7n])).values()].map(({ id }) => id),
      [first.get(8n)?.id, first.get(7n)?.id],
    );
    assert.equal((await keys.house()).id, 1);
    assert.equal(asked.length, trips);
  });

  test('of two processes that make them at once, both have the same', async () => {
    const owners = Array.from({ length: 50 }, (_, n) => BigInt(1000 + n));
    const many = await Promise.all(
      [1, 2, 3, 4].map((n) => dataKeys(house.sql, house.keys).forOwners(n % 2 === 0 ? owners : owners.toReversed())),
    );
    for (const one of many)
      assert.deepEqual(
        owners.map((owner) => one.get(owner)?.id),
        owners.map((owner) => many[0]?.get(owner)?.id),
      );
    const sealed = house.engine.envelopes.seal(
      many[0]?.get(1000n) as never,
      { owner: 'x', type: 'a', id: 'b', version: 1 },
      Buffer.from('text'),
    );
    assert.equal(
      house.engine.envelopes.openText(
        many[3]?.get(1000n) as never,
        { owner: 'x', type: 'a', id: 'b', version: 1 },
        sealed,
      ),
      'text',
    );
  });

  test('are made in one order, whatever the order in which they are asked for', async () => {
    const orders: string[] = [];
    const sql: Sql = {
      ...house.sql,
      query: (name, text, values) => {
        if (name === 'data-key-make') orders.push((values[1] as Buffer).toString('hex'));
        return house.sql.query(name, text, values);
      },
    };
    await dataKeys(sql, house.keys).forOwners([503n, 501n, 502n]);
    await house.sql.query('', 'delete from suwen.datakey where owner between 501 and 503', []);
    await dataKeys(sql, house.keys).forOwners([502n, 503n, 501n]);
    assert.deepEqual([orders.length, orders[0]], [2, orders[1]]);
  });

  test('of a patient made in the same transaction are there for the observations', async () => {
    const session = await house.session();
    const urn = 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111';
    const [patient, observation] = await house.store.transact(session, [
      { place: 'a', method: 'POST', type: 'Patient', fullUrl: urn, resource: { resourceType: 'Patient' } },
      {
        place: 'b',
        method: 'POST',
        type: 'Observation',
        resource: {
          resourceType: 'Observation',
          status: 'final',
          code: { text: 'x' },
          subject: { reference: urn },
        } as never,
      },
    ]);
    const rows = await house.sql.query<{ readonly owner: bigint }>(
      '',
      'select k.owner from suwen.resource r join suwen.datakey k using (datakey) where r.id = any ($1)',
      [[patient?.id, observation?.id]],
    );
    const self = house.engine.self('Patient', patient?.id ?? '');
    assert.deepEqual(rows, [{ owner: self }, { owner: self }]);
    assert.match(
      (await house.store.read(session, 'Observation', observation?.id ?? '')).text,
      new RegExp(`Patient/${patient?.id}`, 'u'),
    );
  });

  test('that were shredded open nothing', async () => {
    const keys = dataKeys(house.sql, house.keys);
    assert.throws(() => keys.ofRow(9, null), /data key 9 is gone/);
  });
});
