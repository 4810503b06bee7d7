import assert from 'node:assert/strict';
import { before, beforeEach, suite, test } from 'node:test';
import type { Subscription } from '#fhir';
import { withHouse } from '#test';
import {
  BASE,
  backport,
  numbersOf,
  observation,
  partsOf,
  startReceiver,
  startWorker,
  statusOf,
  subscriptionOf,
  type Receiver,
} from '../fixtures/subscription-house.ts';
import { pastEvents } from './desk.ts';
import type { SubscriptionParts } from './parts.ts';
import { findRow } from './row.ts';

suite('subscriptions by rest-hook', () => {
  const house = withHouse();
  const faults: unknown[] = [];
  let parts: SubscriptionParts;
  let receiver: Receiver;
  before(async () => {
    const first = await startReceiver();
    receiver = first;
    parts = partsOf(house, [first.host], (fault) => faults.push(fault));
    const worker = startWorker(house, parts);
    while ((await house.engine.sql.query('', 'select 1 from suwen.consumer', [])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    house.atEnd(async () => {
      await worker.stop();
      await receiver.stop();
      assert.deepEqual(faults, []);
    });
  });
  const subscribe = async (subscription: Subscription): Promise<string> =>
    (await house.store.create(await house.sessionOf('li'), subscription)).id;
  const observe = async (code: string): Promise<string> =>
    (await house.store.create(await house.sessionOf('nurse'), observation(code))).id;
  const becomes = async (id: string, status: string): Promise<Subscription> => {
    for (;;) {
      const subscription = await subscriptionOf(house, id);
      if (subscription.status === status) return subscription;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const off = async (id: string): Promise<void> => {
    await house.store.patch(await house.sessionOf('li'), 'Subscription', id, (resource) => ({
      ...(resource as Subscription),
      status: 'off',
    }));
    while ((await findRow(house.engine.sql, id))?.state !== 'off')
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const hook = (path: string): { readonly type: 'rest-hook'; readonly endpoint: string } => ({
    type: 'rest-hook',
    endpoint: `http://${receiver.host}${path}`,
  });
  beforeEach(() => {
    receiver.answer = () => 200;
  });

  test('shake hands, then bring whole resources with their decimals, numbered from 1, and nothing that does not match', async () => {
    const id = await subscribe(
      backport({ ...hook('/full'), header: ['Authorization: Bearer secret', 'Host: evil'] }, 'full-resource'),
    );
    const hands = await receiver.next();
    assert.deepEqual(
      [hands.method, hands.path, hands.headers.authorization, hands.headers.host, hands.headers['content-type']],
      ['POST', '/full', 'Bearer secret', receiver.host, 'application/fhir+json'],
    );
    const { subscription, status, type, 'events-since-subscription-start': since } = statusOf(hands.body);
    assert.deepEqual(
      [subscription, status, type, since, hands.body.type, hands.body.entry.length],
      [{ reference: `${BASE}/Subscription/${id}` }, 'requested', 'handshake', '0', 'history', 1],
    );
    await becomes(id, 'active');
    await observe('other');
    const first = await observe('8867-4');
    const news = await receiver.next();
    assert.deepEqual(numbersOf(news.body), [1]);
    const {
      status: now,
      type: kind,
      'events-since-subscription-start': total,
      'notification-event': event,
    } = statusOf(news.body);
    assert.deepEqual([now, kind, total], ['active', 'event-notification', '1']);
    assert.deepEqual((event as { readonly name: string; readonly valueReference?: unknown }[])[2], {
      name: 'focus',
      valueReference: { reference: `${BASE}/Observation/${first}` },
    });
    const { fullUrl, request, response, resource } = news.body.entry[1];
    assert.deepEqual(
      [fullUrl, request, response, resource.id, resource.valueQuantity.value],
      [`${BASE}/Observation/${first}`, { method: 'POST', url: 'Observation' }, { status: '201' }, first, 72.5],
    );
    await off(id);
  });

  test('with id-only name resources, with empty name nothing', async () => {
    const ids = [await subscribe(backport(hook('/ids'), 'id-only'))];
    await receiver.next();
    await becomes(ids[0] ?? '', 'active');
    ids.push(await subscribe(backport(hook('/empty'), 'empty')));
    await receiver.next();
    await becomes(ids[1] ?? '', 'active');
    const focus = await observe('8867-4');
    const both = [await receiver.next(), await receiver.next()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const [empty, idOnly] = both.map(({ body }) => JSON.stringify(body));
    assert.deepEqual(
      [
        both.map(({ body }) => body.entry.length),
        empty?.includes(focus),
        idOnly?.includes(`${BASE}/Observation/${focus}`),
      ],
      [[1, 1], false, true],
    );
    for (const id of ids) await off(id);
  });

  test('by R4’s own rules are an empty POST, or a PUT of the resource below the endpoint, without handshake', async () => {
    const plain: Subscription = {
      resourceType: 'Subscription',
      status: 'requested',
      reason: 'x',
      criteria: '/Observation?code=8867-4',
      channel: hook('/plain'),
    };
    const whole: Subscription = { ...plain, channel: { ...hook('/base/'), payload: 'application/fhir+json' } };
    const ids = [await subscribe(plain), await subscribe(whole)];
    for (const id of ids) await becomes(id, 'active');
    const focus = await observe('8867-4');
    const got = [await receiver.next(), await receiver.next()].toSorted((a, b) => (a.method < b.method ? -1 : 1));
    assert.deepEqual(
      got.map(({ method, path, body }) => [method, path, body === '' ? '' : body.id]),
      [
        ['POST', '/plain', ''],
        ['PUT', `/base/Observation/${focus}`, focus],
      ],
    );
    for (const id of ids) await off(id);
  });

  test('keep order and gaplessness past a receiver that is away, and catch up in one notification', async () => {
    const id = await subscribe(backport(hook('/away'), 'id-only', undefined, { 'max-count': 5 }));
    await receiver.next();
    await becomes(id, 'active');
    let away = true;
    receiver.answer = () => (away ? 503 : 200);
    for (let n = 0; n < 7; n += 1) await observe('8867-4');
    await receiver.next();
    while ((await findRow(house.engine.sql, id))?.number !== 7) await new Promise((resolve) => setTimeout(resolve, 5));
    away = false;
    house.advance(1100);
    const numbers: number[] = [];
    while (numbers.at(-1) !== 7) {
      const { body } = await receiver.next();
      const news = numbersOf(body);
      assert.ok(news.length <= 5);
      if (news.length > 0) numbers.push(...news);
    }
    assert.deepEqual([...new Set(numbers)], [1, 2, 3, 4, 5, 6, 7]);
    await off(id);
  });

  test('become an error when the handshake fails, with the reason; their owner asks again', async () => {
    receiver.answer = ({ path }) => (path === '/broken' ? 500 : 200);
    const id = await subscribe(backport(hook('/broken'), 'id-only'));
    await receiver.next();
    const failed = await becomes(id, 'error');
    assert.equal(failed.error, `${receiver.host} answered 500`);
    const missed = await observe('8867-4');
    while ((await findRow(house.engine.sql, id))?.number !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    receiver.answer = () => 200;
    await house.store.patch(await house.sessionOf('li'), 'Subscription', id, (resource) => ({
      ...(resource as Subscription),
      status: 'requested',
    }));
    assert.equal(statusOf((await receiver.next()).body)['events-since-subscription-start'], '1');
    await becomes(id, 'active');
    await observe('8867-4');
    assert.deepEqual(numbersOf((await receiver.next()).body), [2]);
    const past = JSON.parse(
      await pastEvents(parts, await house.sessionOf('li'), BASE, id, { since: 1, until: 1, content: 'full-resource' }),
    );
    assert.deepEqual(
      [statusOf(past)['type'], numbersOf(past), past.entry[1].resource.id],
      ['query-event', [1], missed],
    );
    await assert.rejects(pastEvents(parts, await house.sessionOf('wang'), BASE, id, {}), { kind: 'forbidden' });
    await off(id);
  });

  test('become an error when the receiver is given up; what waited is left for $events', async () => {
    const id = await subscribe(backport(hook('/gone'), 'id-only'));
    await receiver.next();
    await becomes(id, 'active');
    receiver.answer = ({ path }) => (path === '/gone' ? 404 : 200);
    await observe('8867-4');
    while ((await subscriptionOf(house, id)).status !== 'error') {
      house.advance(1025_000);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    receiver.skip();
    assert.equal((await findRow(house.engine.sql, id))?.fault, `${receiver.host} answered 404`);
    await off(id);
  });

  test('go to no host that is not allowed', async () => {
    const id = await subscribe(backport({ type: 'rest-hook', endpoint: 'http://169.254.169.254/latest' }, 'id-only'));
    const { error = '' } = await becomes(id, 'error');
    assert.match(error, /169\.254\.169\.254.*SUWEN_HOOK_HOSTS/u);
  });

  test('end with their deletion', async () => {
    const id = await subscribe(backport(hook('/deleted'), 'id-only'));
    await receiver.next();
    await becomes(id, 'active');
    await house.store.remove(await house.sessionOf('li'), 'Subscription', id);
    while ((await findRow(house.engine.sql, id)) !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = receiver.got.length;
    await observe('8867-4');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(receiver.got.length, before);
  });
});
