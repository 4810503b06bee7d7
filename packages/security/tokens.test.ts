import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, sign, verify, createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { createTokens, newTokenKey, openTokenKey, type NewToken } from './tokens.ts';

const key = createPrivateKey(newTokenKey());
const now = new Date('2026-01-02T03:04:05.678Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const doctor: NewToken = {
  subject: 'Practitioner/wang-fang',
  role: 'physician',
  name: '王芳',
  organization: 'Organization/cardiology',
  expires: later(3600),
};
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const compact = (head: unknown, payload: unknown): string => {
  const content = `${part(head)}.${part(payload)}`;
  return `${content}.${sign(null, Buffer.from(content), key).toString('base64url')}`;
};
const head = { alg: 'EdDSA', typ: 'JWT' };
const payload = { sub: 'a', role: 'b', name: 'c', jti: 'd', iat: 1, exp: 4e9 };
const unauthenticated = (code: string): object => ({ kind: 'unauthenticated', code: `security/${code}` });

suite('tokens', () => {
  test('say again what they were issued for, to the second', () => {
    const tokens = createTokens(key);
    const { id, ...claims } = tokens.verify(tokens.issue(doctor, now), now);
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(claims, {
      ...doctor,
      issued: new Date('2026-01-02T03:04:05Z'),
      expires: new Date('2026-01-02T04:04:05Z'),
    });
  });

  test('are plain JWTs that any reader of EdDSA verifies', () => {
    const [first, second, signature] = createTokens(key).issue(doctor, now).split('.');
    assert.deepEqual(JSON.parse(Buffer.from(first!, 'base64url').toString()), head);
    const content = Buffer.from(`${first}.${second}`);
    assert.ok(verify(null, content, createPublicKey(key), Buffer.from(signature!, 'base64url')));
  });

  test('end at their expiry, also when verified before', () => {
    const tokens = createTokens(key);
    const token = tokens.issue(doctor, now);
    tokens.verify(token, now);
    tokens.verify(token, later(3599));
    assert.throws(() => tokens.verify(token, later(3600)), unauthenticated('token-expired'));
    assert.throws(() => createTokens(key).verify(token, later(3600)), unauthenticated('token-expired'));
  });

  test('begin at their time', () => {
    const tokens = createTokens(key);
    const token = tokens.issue({ ...doctor, notBefore: later(60) }, now);
    assert.throws(() => tokens.verify(token, now), unauthenticated('token-not-yet-valid'));
    assert.equal(tokens.verify(token, later(61)).subject, doctor.subject);
  });

  test('of another key are refused, and so is any change of a character', () => {
    const tokens = createTokens(key);
    const foreign = createTokens(createPrivateKey(newTokenKey())).issue(doctor, now);
    assert.throws(() => tokens.verify(foreign, now), unauthenticated('token-signature'));
    const token = tokens.issue(doctor, now);
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      assert.throws(() => tokens.verify(changed, now), { kind: 'unauthenticated' }, `character ${at}`);
    }
  });

  test('of another algorithm, header or form are refused', () => {
    const tokens = createTokens(key);
    const hmac = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    for (const token of [
      'no token',
      '..',
      `${part({ alg: 'none' })}.${part(payload)}.`,
      `${hmac}.${createHmac('sha256', pem).update(hmac).digest('base64url')}`,
      compact({ ...head, kid: '../../key' }, payload),
      compact({ typ: 'JWT', alg: 'EdDSA' }, payload),
      `${compact(head, payload)} `,
      compact(head, { ...payload, name: 'x'.repeat(5000) }),
    ]) {
      assert.throws(() => tokens.verify(token, now), unauthenticated('token-malformed'));
    }
    assert.throws(() => tokens.verify(undefined, now), unauthenticated('token-missing'));
    assert.throws(() => tokens.verify('', now), unauthenticated('token-missing'));
  });

  test('with a missing or mistyped claim are refused, though well signed', () => {
    const tokens = createTokens(key);
    assert.equal(tokens.verify(compact(head, payload), now).subject, 'a');
    const { exp: _, ...endless } = payload;
    for (const wrong of [
      endless,
      { ...payload, exp: '4e9' },
      { ...payload, exp: 1e300 },
      { ...payload, role: 1 },
      [],
      null,
    ]) {
      assert.throws(() => tokens.verify(compact(head, wrong), now), unauthenticated('token-malformed'));
    }
  });

  test('are remembered up to a limit and still verify beyond it', () => {
    const tokens = createTokens(key, 2);
    const several = [1, 2, 3, 4].map((number) => tokens.issue({ ...doctor, name: `${number}` }, now));
    for (const round of [1, 2]) {
      const names = several.map((token) => tokens.verify(token, now).name);
      assert.deepEqual(names, ['1', '2', '3', '4'], `round ${round}`);
    }
  });

  test('stay good over a restart: the key of a data folder is made once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'suwen-token-'));
    try {
      const token = createTokens(openTokenKey(folder)).issue(doctor, now);
      assert.equal(createTokens(openTokenKey(folder)).verify(token, now).name, '王芳');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
