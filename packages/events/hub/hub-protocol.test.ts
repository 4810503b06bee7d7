import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { Refusal } from '#kernel';
import { openHouse, withHouse, type TestHouse } from '#test';
import { connectTo, startSockets, type SocketServer } from '../fixtures/socket-server.ts';
import { listenOn } from '../listening.ts';
import { SOCKET_LIMITS } from '../sockets/limits.ts';
import { createHub, type Hub } from './hub.ts';
import { hubProtocol, type Caller } from './hub-protocol.ts';
import { HUB_CHANNEL, publish } from './publish.ts';

const no = (kind: 'unauthenticated' | 'forbidden', code: string): Refusal =>
  new Refusal(kind, code, { 'zh-CN': '不', en: 'No' });

suite('the hub', () => {
  const house = withHouse();
  const stop = new AbortController();
  const running: Promise<void>[] = [];
  let one: SocketServer;
  let two: SocketServer;
  let other: { readonly house: TestHouse; close(): Promise<void> };
  let expires = Date.now() + 3_600_000;
  const hubs: Hub[] = [];

  /** A web process: a hub of its own, listening to the database. */
  const process = async (where: TestHouse): Promise<SocketServer> => {
    const hub = createHub();
    hubs.push(hub);
    await new Promise<void>((ready) => {
      const listening = {
        address: where.address,
        hear: { [HUB_CHANNEL]: hub.hear },
        again: hub.missed,
        report: () => undefined,
      };
      running.push(listenOn(listening, stop.signal, ready));
    });
    const protocol = hubProtocol<Caller>({
      hub,
      path: '/hub',
      authenticate: async ({ headers }) => {
        if (headers.authorization === undefined) throw no('unauthenticated', 'test/token');
        return { subject: headers.authorization, role: 'nurse', expires: new Date(expires) };
      },
      maySubscribe: async ({ subject }, channel) => {
        if (channel.startsWith('private/') && channel !== `private/${subject}`) throw no('forbidden', 'test/private');
      },
      now: Date.now,
      report: (fault) => assert.fail(String(fault)),
    });
    return startSockets([protocol], { ...SOCKET_LIMITS, heartbeatMs: 40, messagesPerSecond: 1000 });
  };
  before(async () => {
    other = await openHouse(house.address, house.masterKeyLine);
    [one, two] = [await process(house), await process(other.house)];
    house.atEnd(async () => {
      await Promise.all([one.stop(), two.stop()]);
      stop.abort();
      await Promise.all(running);
      await other.close();
    });
  });
  const li = { authorization: 'li' };

  test('carries a message to all who subscribed, over every process, when its transaction commits', async () => {
    const [here, there] = [
      await connectTo(`${one.address}/hub`, li),
      await connectTo(`${two.address}/hub`, { authorization: 'wang' }),
    ];
    for (const user of [here, there]) {
      user.send({ subscribe: 'ward/3' });
      assert.deepEqual(await user.next(), { subscribed: 'ward/3' });
    }
    const failing = house.engine.sql.transaction(async (sql) => {
      await publish(sql, 'ward/3', { bed: 'never' });
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    await publish(house.engine.sql, 'ward/4', { bed: 1 });
    await house.engine.sql.transaction((sql) => publish(sql, 'ward/3', { bed: '十二' }));
    const expected = { channel: 'ward/3', message: { bed: '十二' } };
    assert.deepEqual([await here.next(), await there.next()], [expected, expected]);
    here.send({ unsubscribe: 'ward/3' });
    assert.deepEqual(await here.next(), { unsubscribed: 'ward/3' });
    await publish(house.engine.sql, 'ward/3', 2);
    assert.deepEqual(await there.next(), { channel: 'ward/3', message: 2 });
    assert.equal(here.heard.length, 3);
  });

  test('lets nobody in without a token, nor a page of another site', async () => {
    await assert.rejects(connectTo(`${one.address}/hub`), /401/);
    await assert.rejects(connectTo(`${one.address}/hub`, { ...li, origin: 'https://evil.example' }), /403/);
    const own = await connectTo(`${one.address}/hub`, { ...li, origin: one.address.replace('ws:', 'http:') });
    own.socket.close();
  });

  test('refuses a channel that the caller may not hear, and what is no message, by code', async () => {
    const user = await connectTo(`${one.address}/hub`, li);
    const code = async (what: unknown): Promise<unknown> => {
      user.send(what);
      const answer = (await user.next()) as {
        readonly refused?: { readonly code: string };
        readonly subscribed?: string;
      };
      return answer.refused?.code ?? answer.subscribed;
    };
    assert.deepEqual(
      [
        await code({ subscribe: 'private/wang' }),
        await code({ subscribe: 'private/li' }),
        await code('hello'),
        await code({ subscribe: 1 }),
        await code({ subscribe: 'x'.repeat(201) }),
      ],
      [
        'test/private',
        'private/li',
        'events/message-unreadable',
        'events/message-unreadable',
        'events/message-unreadable',
      ],
    );
  });

  test('holds a connection to a hundred channels', async () => {
    const user = await connectTo(`${one.address}/hub`, li);
    for (let n = 0; n < 101; n += 1) {
      user.send({ subscribe: `c/${n}` });
      await user.next();
    }
    assert.match(user.heard[100] ?? '', /events\/too-many-channels/);
  });

  test('ends a connection with its token', async () => {
    expires = Date.now() + 100;
    const user = await connectTo(`${one.address}/hub`, li);
    expires = Date.now() + 3_600_000;
    assert.deepEqual(await user.closed, [1008, 'the session has expired; sign in again']);
  });

  test('says that something may have been missed when its connection to the database was lost', async () => {
    const user = await connectTo(`${one.address}/hub`, li);
    user.send({ subscribe: 'ward/5' });
    await user.next();
    await house.engine.sql.query(
      '',
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen ${HUB_CHANNEL}' and datname = current_database()`,
      [],
    );
    assert.deepEqual(await user.next(), { missed: true });
    await publish(house.engine.sql, 'ward/5', 'again');
    assert.deepEqual(await user.next(), { channel: 'ward/5', message: 'again' });
  });

  test('carries no message that NOTIFY cannot', async () => {
    await assert.rejects(publish(house.engine.sql, 'ward/3', '长'.repeat(2500)), RangeError);
  });
});
