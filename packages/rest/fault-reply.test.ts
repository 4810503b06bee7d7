import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { suite, test } from 'node:test';
import { Refusal } from '#kernel';
import type { Door } from './door.ts';
import { faultReply } from './fault-reply.ts';
import { ClientGone } from './read-body.ts';

suite('the answer of a fault', () => {
  const replied = (fault: unknown): { readonly answer: unknown; readonly reported: readonly unknown[] } => {
    const reported: unknown[] = [];
    const door = { base: '/fhir/R4', report: (told: unknown) => reported.push(told) } as unknown as Door;
    const reply = faultReply(door, { url: '/fhir/R4/Patient/1' } as IncomingMessage, fault, 'id', 'en');
    const outcome = typeof reply?.body === 'string' ? JSON.parse(reply.body) : undefined;
    return { answer: reply && [reply.status, outcome.issue[0].code, reply.headers ?? {}], reported };
  };

  test('is a refusal with its status and what HTTP asks for', () => {
    const words = { 'zh-CN': '不', en: 'no' };
    const kinds = ['gone', 'unauthenticated', 'busy'] as const;
    assert.deepEqual(
      kinds.map((kind) => replied(new Refusal(kind, 'x', words)).answer),
      [
        [410, 'deleted', {}],
        [401, 'login', { 'WWW-Authenticate': 'Bearer' }],
        [503, 'transient', { 'Retry-After': '1' }],
      ],
    );
    assert.deepEqual(replied(new Refusal('unsupported', 'rest/wrong-method', words)).answer, [
      405,
      'not-supported',
      { Allow: 'HEAD, GET, PUT, PATCH, DELETE' },
    ]);
  });

  test('of a database that is away is to try again, and no bug', () => {
    const away = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
    assert.deepEqual(replied(away), { answer: [503, 'transient', { 'Retry-After': '1' }], reported: [] });
    assert.deepEqual(replied(new Error('Connection terminated unexpectedly')).reported, []);
  });

  test('that is a bug is told to us and says nothing of itself', () => {
    const bug = new Error('secret');
    const { answer, reported } = replied(bug);
    assert.deepEqual([answer, reported], [[500, 'exception', {}], [bug]]);
  });

  test('is none where nobody is left to hear it', () => {
    assert.deepEqual(replied(new ClientGone()), { answer: undefined, reported: [] });
  });
});
