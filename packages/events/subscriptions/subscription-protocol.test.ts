import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import type { Parameters } from '#fhir';
import { withHouse } from '#test';
import { connectTo, startSockets, type SocketServer, type SocketUser } from '../fixtures/socket-server.ts';
import {
  BASE,
  backport,
  numbersOf,
  observation,
  partsOf,
  startWorker,
  statusOf,
  type Received,
} from '../fixtures/subscription-house.ts';
import { createHub } from '../hub/hub.ts';
import { HUB_CHANNEL } from '../hub/publish.ts';
import { listenOn } from '../listening.ts';
import { BINDING_MS } from './binding-token.ts';
import { issueBinding, pastEvents, statusOfMany, statusOfOne } from './desk.ts';
import type { SubscriptionParts } from './parts.ts';
import { subscriptionProtocol } from './subscription-protocol.ts';

suite('subscriptions by websocket', { timeout: 120_000 }, () => {
  const house = withHouse();
  const faults: unknown[] = [];
  let parts: SubscriptionParts;
  let server: SocketServer;
  before(async () => {
    parts = partsOf(house, [], (fault) => faults.push(fault));
    const worker = startWorker(house, parts);
    const hub = createHub();
    const stop = new AbortController();
    let listening: Promise<void> | undefined;
    await new Promise<void>((ready) => {
      listening = listenOn(
        { address: house.address, hear: { [HUB_CHANNEL]: hub.hear }, again: hub.missed, report: () => undefined },
        stop.signal,
        ready,
      );
    });
    server = await startSockets([subscriptionProtocol(parts, hub, '/ws')]);
    house.atEnd(async () => {
      await server.stop();
      await worker.stop();
      stop.abort();
      await listening;
      assert.deepEqual(faults, []);
    });
    while ((await house.engine.sql.query('', 'select 1 from suwen.consumer', [])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
  });
  const subscribe = async (content: string, more: Readonly<Record<string, number>> = {}): Promise<string> =>
    (await house.store.create(await house.sessionOf('li'), backport({ type: 'websocket' }, content, undefined, more)))
      .id;
  const observe = async (code = '8867-4'): Promise<string> =>
    (await house.store.create(await house.sessionOf('nurse'), observation(code))).id;
  const tokenFor = async (who: string, ...ids: readonly string[]): Promise<string> =>
    valueOf(await issueBinding(parts, await house.sessionOf(who), 'ws://x', ids), 'token');
  const next = async (user: SocketUser): Promise<Received['body']> => user.next();

  test('hear a handshake with the number so far, then each match in order without gaps', async () => {
    const id = await subscribe('full-resource');
    const token = await tokenFor('li', id);
    await observe();
    while (
      JSON.parse(await statusOfOne(parts, await house.sessionOf('li'), BASE, id)).entry[0].resource.parameter.find(
        ({ name }: { name: string }) => name === 'events-since-subscription-start',
      ).valueString !== '1'
    )
      await new Promise((resolve) => setTimeout(resolve, 5));
    const user = await connectTo(`${server.address}/ws`);
    user.send(`bind-with-token ${token}`);
    const hands = statusOf(await next(user));
    assert.deepEqual(
      [hands['type'], hands['status'], hands['events-since-subscription-start']],
      ['handshake', 'active', '1'],
    );
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      ids.push(await observe());
      await observe('other');
    }
    const numbers: number[] = [];
    const focuses: string[] = [];
    while (numbers.length < 20) {
      const bundle = await next(user);
      assert.equal(statusOf(bundle)['type'], 'event-notification');
      numbers.push(...numbersOf(bundle));
      focuses.push(
        ...bundle.entry.slice(1).map(({ resource }: { readonly resource: { readonly id: string } }) => resource.id),
      );
    }
    assert.deepEqual([numbers, focuses], [Array.from({ length: 20 }, (_, n) => n + 2), ids]);
  });

  test('catch up after a connection was lost', async () => {
    const id = await subscribe('id-only');
    const bind = async (): Promise<SocketUser> => {
      const user = await connectTo(`${server.address}/ws`);
      user.send({ type: 'bind-with-token', payload: { token: await tokenFor('li', id) } });
      return user;
    };
    const first = await bind();
    await next(first);
    await observe();
    assert.deepEqual(numbersOf(await next(first)), [1]);
    first.socket.terminate();
    const missed = [await observe(), await observe()];
    let since = '';
    let second = await bind();
    while (since !== '3') {
      since = String(statusOf(await next(second))['events-since-subscription-start']);
      if (since === '3') break;
      second.socket.terminate();
      second = await bind();
    }
    const past = JSON.parse(await pastEvents(parts, await house.sessionOf('li'), BASE, id, { since: 2 }));
    assert.deepEqual([numbersOf(past), missed.every((focus) => JSON.stringify(past).includes(focus))], [[2, 3], true]);
    await observe();
    assert.deepEqual(numbersOf(await next(second)), [4]);
  });

  test('hear heartbeats when nothing else is said', async () => {
    const id = await subscribe('empty', { 'heartbeat-period': 5 });
    const user = await connectTo(`${server.address}/ws`);
    user.send(`bind-with-token: ${await tokenFor('li', id)}`);
    await next(user);
    house.advance(6000);
    const beat = statusOf(await next(user));
    assert.deepEqual([beat['type'], beat['events-since-subscription-start']], ['heartbeat', '0']);
  });

  test('several at once over one connection; an update to off ends one of them', async () => {
    const [one, two] = [await subscribe('empty'), await subscribe('id-only')];
    const user = await connectTo(`${server.address}/ws`);
    user.send(`bind-with-token ${await tokenFor('li', one, two)}`);
    const both = [statusOf(await next(user)), statusOf(await next(user))].map(({ subscription }) => subscription);
    assert.deepEqual(
      both,
      [one, two].map((id) => ({ reference: `${BASE}/Subscription/${id}` })),
    );
    await house.store.patch(
      await house.sessionOf('li'),
      'Subscription',
      one,
      (resource) => ({ ...resource, status: 'off' }) as typeof resource,
    );
    const last = statusOf(await next(user));
    assert.deepEqual([last['subscription'], last['status']], [both[0], 'off']);
    await observe();
    assert.deepEqual(statusOf(await next(user))['subscription'], both[1]);
  });

  test('are heard by nobody but who subscribed, by a token of this hospital, until it expires', async () => {
    const id = await subscribe('full-resource');
    await assert.rejects(tokenFor('wang', id), { kind: 'forbidden', code: 'events/subscription-of-others' });
    const closedBy = async (message: unknown): Promise<readonly [number, string]> => {
      const user = await connectTo(`${server.address}/ws`);
      user.send(message);
      return user.closed;
    };
    assert.deepEqual(await closedBy('bind-with-token nonsense'), [1008, 'events/binding-wrong']);
    const token = await tokenFor('li', id);
    house.advance(BINDING_MS + 1);
    assert.deepEqual(await closedBy(`bind-with-token ${token}`), [1008, 'events/binding-wrong']);
  });

  test('have a status, one by one and all of one’s own', async () => {
    const id = await subscribe('id-only');
    await tokenFor('li', id);
    const one = JSON.parse(await statusOfOne(parts, await house.sessionOf('li'), BASE, id));
    const status = statusOf(one);
    assert.deepEqual(
      [one.type, one.total, status['type'], status['status']],
      ['searchset', 1, 'query-status', 'active'],
    );
    const session = await house.sessionOf('li');
    const active = JSON.parse(await statusOfMany(parts, session, BASE, [], ['active']));
    const off = JSON.parse(await statusOfMany(parts, session, BASE, [], ['off']));
    assert.ok(active.total > 1);
    assert.equal(off.total, 1);
    assert.equal(JSON.parse(await statusOfMany(parts, await house.sessionOf('wang'), BASE, [], [])).total, 0);
    await assert.rejects(statusOfOne(parts, session, BASE, 'none'), { kind: 'not-found' });
  });

  test('that are a rest-hook have no binding', async () => {
    const hook = {
      ...backport({ type: 'rest-hook', endpoint: 'https://a.example/' }, 'empty'),
      status: 'off',
    } as const;
    const { id } = await house.store.create(await house.sessionOf('li'), hook);
    await assert.rejects(tokenFor('li', id), { code: 'events/not-websocket' });
  });
});

const valueOf = ({ parameter = [] }: Parameters, name: string): string =>
  parameter.find((each) => each.name === name)?.valueString ?? '';
