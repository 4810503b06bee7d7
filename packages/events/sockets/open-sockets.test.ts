import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { Refusal } from '#kernel';
import { connectTo, startSockets, type SocketServer } from '../fixtures/socket-server.ts';
import { SOCKET_LIMITS, type SocketLimits } from './limits.ts';
import type { SocketClient, SocketProtocol } from './protocol.ts';

const no = (kind: 'unauthenticated' | 'forbidden' | 'incorrect'): Refusal =>
  new Refusal(kind, 'test/no', { 'zh-CN': '不', en: 'No' });

/** Says everything back; `fail` is a bug, `flood` sends much. */
const echo: SocketProtocol = {
  path: '/echo',
  open: async ({ headers }) => {
    if (headers.authorization === 'stranger') throw no('unauthenticated');
    if (headers.authorization === 'enemy') throw no('forbidden');
    if (headers.authorization === 'bug') throw new Error('a bug');
    return (client) => ({
      message: (text) => {
        if (text === 'fail') throw new Error('a bug in a message');
        if (text === 'flood') return flood(client);
        client.send(text);
      },
      closed: () => undefined,
    });
  },
};

const flood = (client: SocketClient): void => {
  for (let n = 0; n < 400; n += 1) client.send('x'.repeat(100_000));
};

suite('web sockets', () => {
  const start = async (t: TestContext, limits: Partial<SocketLimits> = {}): Promise<SocketServer> => {
    const server = await startSockets([echo], { ...SOCKET_LIMITS, ...limits });
    t.after(server.stop);
    return server;
  };

  test('speak at their path alone', async (t) => {
    const { address, sockets } = await start(t);
    const user = await connectTo(`${address}/echo?a=b`);
    user.send('你好');
    assert.deepEqual([await user.next(), sockets.count()], ['你好', 1]);
    user.socket.close();
    await user.closed;
    while (sockets.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await assert.rejects(connectTo(`${address}/other`), /socket hang up|ECONNRESET/);
  });

  test('turn away with the status of the refusal, before anything is said', async (t) => {
    const { address, faults } = await start(t);
    const as = (authorization: string): Promise<unknown> => connectTo(`${address}/echo`, { authorization });
    await assert.rejects(as('stranger'), /401/);
    await assert.rejects(as('enemy'), /403/);
    await assert.rejects(as('bug'), /500/);
    assert.deepEqual(faults.map(String), ['Error: a bug']);
  });

  test('turn away more than there is room for', async (t) => {
    const { address } = await start(t, { clients: 2 });
    await Promise.all([connectTo(`${address}/echo`), connectTo(`${address}/echo`)]);
    await assert.rejects(connectTo(`${address}/echo`), /503/);
  });

  test('end what is too large, too much, not text, or a fault of ours, with the reason', async (t) => {
    const { address, faults } = await start(t, { messageBytes: 1000, messagesPerSecond: 20 });
    const ended = async (what: string | Buffer, times = 1): Promise<readonly [number, string]> => {
      const user = await connectTo(`${address}/echo`);
      for (let n = 0; n < times; n += 1) user.socket.send(what);
      return user.closed;
    };
    assert.deepEqual(await ended('x'.repeat(1001)), [1009, '']);
    assert.deepEqual(await ended('x', 60), [1008, 'too many messages']);
    assert.deepEqual(await ended(Buffer.from('x')), [1003, 'text only']);
    assert.deepEqual(
      [await ended('fail'), faults.map(String)],
      [[1011, 'the server met a fault of its own'], ['Error: a bug in a message']],
    );
  });

  test('drop a client that does not keep up', async (t) => {
    const { address, sockets } = await start(t, { waitingBytes: 200_000 });
    const user = await connectTo(`${address}/echo`);
    user.socket.pause();
    user.send('flood');
    await new Promise((resolve) => setTimeout(resolve, 100));
    user.socket.resume();
    assert.match((await user.closed).join(' '), /^(1013 too slow.*|1006 )$/u);
    while (sockets.count() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(user.heard.length < 400);
  });

  test('end a client that no longer answers', async (t) => {
    const { address, sockets } = await start(t, { heartbeatMs: 30 });
    const silent = await connectTo(`${address}/echo`);
    const lively = await connectTo(`${address}/echo`);
    silent.socket.pause();
    while (sockets.count() > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    lively.send('still here');
    assert.equal(await lively.next(), 'still here');
    silent.socket.terminate();
  });

  test('tell everybody when they stop', async (t) => {
    const server = await start(t);
    const user = await connectTo(`${server.address}/echo`);
    await server.sockets.close();
    assert.deepEqual(await user.closed, [1001, 'the hospital stops; connect again']);
    await assert.rejects(connectTo(`${server.address}/echo`), /503/);
  });
});
