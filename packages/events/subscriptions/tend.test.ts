import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { backport, partsOf, subscriptionOf } from '../fixtures/subscription-house.ts';
import { beatDue, endDue } from './tend.ts';

suite('tending subscriptions', () => {
  const house = withHouse();
  const faults: unknown[] = [];
  const make = async (columns: string): Promise<string> => {
    const hook = {
      ...backport({ type: 'rest-hook', endpoint: 'https://a.example/' }, 'empty'),
      status: 'active',
    } as const;
    const { id } = await house.store.create(await house.sessionOf('li'), hook);
    await house.engine.sql.query(
      '',
      `insert into suwen.subscription (id, state, version, agent, owner, ${columns.split('=')[0]}) values ($1, 'active', 1, 1, 1, ${columns.split('=')[1]})`,
      [id],
    );
    return id;
  };
  const waiting = (id: string): Promise<readonly unknown[]> =>
    house.engine.sql.query('', `select 1 from suwen.outbox where lane = $1 and state = 'waiting'`, [
      `subscription/${id}`,
    ]);

  test('sends a heartbeat when it is due, once over two servers, and none while something waits', async () => {
    const parts = partsOf(house, [], (fault) => faults.push(fault));
    const id = await make(`heartbeat, beat=60, now() - interval '1 second'`);
    await Promise.all([beatDue(parts), beatDue(parts)]);
    assert.equal((await waiting(id)).length, 1);
    house.advance(61_000);
    await beatDue(parts);
    assert.equal((await waiting(id)).length, 1, 'the receiver has not taken the last one');
    await house.engine.sql.query('', `update suwen.outbox set state = 'delivered'`, []);
    await beatDue(parts);
    assert.equal((await waiting(id)).length, 0, 'not due yet');
    house.advance(61_000);
    await beatDue(parts);
    assert.equal((await waiting(id)).length, 1);
  });

  test('turns off what has reached its end, in the resource as well', async () => {
    const parts = partsOf(house, [], (fault) => faults.push(fault));
    const [ended, running] = [
      await make(`ends=now() - interval '1 second'`),
      await make(`ends=now() + interval '1 day'`),
    ];
    await endDue(parts);
    assert.deepEqual(
      [(await subscriptionOf(house, ended)).status, (await subscriptionOf(house, running)).status],
      ['off', 'active'],
    );
    assert.deepEqual(faults, []);
  });
});
