import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { deadLetters, sendAgain } from './dead-letters.ts';
import { deliverDue, TRIES, type Channel } from './deliver.ts';
import { forgetSent, sendOut, withdraw, type Outgoing } from './outbox.ts';

suite('the outbox', () => {
  const house = withHouse();
  const send = (channel: string, key: string, more: Partial<Outgoing> = {}): Promise<void> =>
    house.engine.sql.transaction((sql) =>
      sendOut(house.engine, sql, { channel, key, payload: { key }, request: randomUUID(), ...more }),
    );
  const state = async (key: string): Promise<unknown> =>
    (await house.engine.sql.query('', 'select state, attempts, fault from suwen.outbox where key = $1', [key]))[0];
  const taking = (
    name: string,
    take: (key: string) => void | Promise<void> = () => undefined,
  ): Channel & { readonly got: unknown[][] } => {
    const got: unknown[][] = [];
    return {
      name,
      got,
      deliver: async (key, payload) => {
        got.push([key, payload]);
        await take(key);
      },
    };
  };

  test('hands over what committed, once, with its payload, to the channel of its name', async () => {
    const mail = taking('mail');
    await send('mail', 'a', { payload: { to: '李伟' } });
    await send('fax', 'b');
    const failing = house.engine.sql.transaction(async (sql) => {
      await sendOut(house.engine, sql, { channel: 'mail', key: 'never', payload: {}, request: randomUUID() });
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    const [row] = await house.engine.sql.query<{ readonly payload: Buffer }>(
      '',
      `select payload from suwen.outbox where key = 'a'`,
      [],
    );
    assert.equal(row?.payload.includes('李伟'), false);
    assert.deepEqual([await deliverDue(house.engine, [mail], 10), await deliverDue(house.engine, [mail], 10)], [1, 0]);
    assert.deepEqual(mail.got, [['a', { to: '李伟' }]]);
    assert.deepEqual(
      [await state('a'), await state('b')],
      [
        { state: 'delivered', attempts: 1, fault: null },
        { state: 'waiting', attempts: 0, fault: null },
      ],
    );
  });

  test('the same channel and key again is the same item', async () => {
    const mail = taking('mail');
    await send('mail', 'same');
    await send('mail', 'same', { payload: 'another' });
    await deliverDue(house.engine, [mail], 10);
    await send('mail', 'same');
    await deliverDue(house.engine, [mail], 10);
    assert.deepEqual(mail.got, [['same', { key: 'same' }]]);
  });

  test('tries again with doubling pauses', async () => {
    const bad = taking('bad', () => Promise.reject(new Error('nobody there')));
    await send('bad', 'retry');
    await deliverDue(house.engine, [bad], 10);
    assert.deepEqual(await state('retry'), { state: 'waiting', attempts: 1, fault: 'nobody there' });
    for (const seconds of [1, 2, 4]) {
      house.advance(seconds * 1000 - 300);
      assert.equal(await deliverDue(house.engine, [bad], 10), 0, `${seconds} s were not over`);
      house.advance(400);
      assert.equal(await deliverDue(house.engine, [bad], 10), 1);
    }
    await house.engine.sql.query('', `delete from suwen.outbox where key = 'retry'`, []);
  });

  test('gives up after half an hour or so: a dead letter, which can be sent again', async () => {
    const givenUp: unknown[][] = [];
    let open = false;
    const bad: Channel = {
      name: 'bad',
      deliver: () => (open ? Promise.resolve() : Promise.reject(new Error('closed'))),
      gaveUp: async (...what) => void givenUp.push(what),
    };
    await send('bad', 'dead', { lane: 'one receiver' });
    const began = house.engine.now();
    while (givenUp.length === 0) {
      await deliverDue(house.engine, [bad], 10);
      house.advance(1025_000);
    }
    assert.ok(house.engine.now() - began > 1800_000);
    assert.deepEqual(givenUp, [['dead', { key: 'dead' }, 'closed']]);
    assert.deepEqual(await state('dead'), { state: 'dead', attempts: TRIES, fault: 'closed' });
    assert.equal(await deliverDue(house.engine, [bad], 10), 0);
    const [letter] = await deadLetters(house.engine.sql, 0n, 10);
    assert.deepEqual([letter?.channel, letter?.key, letter?.attempts, letter?.fault], ['bad', 'dead', TRIES, 'closed']);
    open = true;
    await sendAgain(house.engine, letter?.item ?? 0n);
    assert.equal(await deliverDue(house.engine, [bad], 10), 1);
    assert.deepEqual(await deadLetters(house.engine.sql, 0n, 10), []);
    await assert.rejects(sendAgain(house.engine, letter?.item ?? 0n), {
      kind: 'not-found',
      code: 'events/unknown-letter',
    });
  });

  test('keeps the order of a lane, also past a failure, while other lanes go on', async () => {
    let fails = 2;
    const got: string[] = [];
    const receiver: Channel = {
      name: 'receiver',
      deliver: async (key) => {
        if (key === 'x1' && fails > 0) {
          fails -= 1;
          throw new Error('not now');
        }
        got.push(key);
      },
    };
    for (const key of ['x1', 'x2', 'x3']) await send('receiver', key, { lane: 'x' });
    for (const key of ['y1', 'y2']) await send('receiver', key, { lane: 'y' });
    await send('receiver', 'z');
    for (let looks = 0; looks < 12; looks += 1) {
      await deliverDue(house.engine, [receiver], 10);
      house.advance(1100);
    }
    assert.deepEqual(
      [
        got.filter((key) => key.startsWith('x')),
        got.filter((key) => key.startsWith('y')),
        got.indexOf('x1') > got.indexOf('y2'),
      ],
      [['x1', 'x2', 'x3'], ['y1', 'y2'], true],
    );
  });

  test('an item whose worker fell silent is tried by another one, not before', async () => {
    await send('mail', 'silent');
    await house.engine.sql.query(
      '',
      `update suwen.outbox set attempts = 1, leased = to_timestamp($1::float8 / 1000) + interval '60 seconds' where key = 'silent'`,
      [house.engine.now()],
    );
    const mail = taking('mail');
    assert.equal(await deliverDue(house.engine, [mail], 10), 0);
    house.advance(61_000);
    assert.equal(await deliverDue(house.engine, [mail], 10), 1);
  });

  test('two workers never hand over the same item at once', async () => {
    for (let n = 0; n < 30; n += 1) await send('mail', `many ${n}`);
    const mail = taking('mail');
    const counts = await Promise.all(Array.from({ length: 6 }, () => deliverDue(house.engine, [mail], 10)));
    while ((await deliverDue(house.engine, [mail], 10)) > 0);
    assert.ok(counts.some((count) => count > 0));
    assert.equal(new Set(mail.got.map(([key]) => key)).size, mail.got.length);
    assert.equal(mail.got.length, 30);
  });

  test('forgets after a month what has left, never a dead letter', async () => {
    await house.engine.sql.query('', 'delete from suwen.outbox', []);
    for (const key of ['left', 'dead', 'waits']) await send('mail', key);
    await house.engine.sql.query('', `update suwen.outbox set state = 'delivered' where key = 'left'`, []);
    await house.engine.sql.query('', `update suwen.outbox set state = 'dead' where key = 'dead'`, []);
    const keys = async (): Promise<readonly unknown[]> =>
      house.engine.sql.query('', 'select key from suwen.outbox order by key', []);
    await forgetSent(house.engine.sql, house.engine.now() + 29 * 86_400_000);
    assert.equal((await keys()).length, 3);
    await forgetSent(house.engine.sql, house.engine.now() + 31 * 86_400_000);
    assert.deepEqual(await keys(), [{ key: 'dead' }, { key: 'waits' }]);
    await house.engine.sql.query('', 'delete from suwen.outbox', []);
  });

  test('withdraws a whole request or nothing of it', async () => {
    const [request, late] = [randomUUID(), randomUUID()];
    for (const key of ['w1', 'w2']) await send('mail', key, { request, wait: 8000 });
    await send('mail', 'w3', { request: late });
    await send('mail', 'w4', { request: late, wait: 8000 });
    const mail = taking('mail');
    await deliverDue(house.engine, [mail], 10);
    const both = [
      await house.engine.sql.transaction((sql) => withdraw(sql, request)),
      await house.engine.sql.transaction((sql) => withdraw(sql, late)),
    ];
    house.advance(8000);
    await deliverDue(house.engine, [mail], 10);
    assert.deepEqual(
      [both, mail.got.map(([key]) => key)],
      [
        [true, false],
        ['w3', 'w4'],
      ],
    );
  });
});
