import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { payloadOf, readClaims, type Claims } from './claims.ts';

const text = fc.string({ minLength: 1 });
const seconds = fc.nat(2 ** 31 - 1).map((second) => new Date(second * 1000));
const claims: fc.Arbitrary<Claims> = fc.record(
  {
    subject: text,
    role: text,
    name: text,
    organization: text,
    patient: text,
    scope: text,
    id: text,
    issued: seconds,
    notBefore: seconds,
    expires: seconds,
  },
  { requiredKeys: ['subject', 'role', 'name', 'id', 'issued', 'expires'] },
);

test('claims come back from their payload as they were, absent ones absent', () => {
  fc.assert(
    fc.property(claims, (written) => {
      assert.deepEqual(readClaims(JSON.parse(JSON.stringify(payloadOf(written)))), { ...written });
    }),
  );
});

test('claims are never read from anything else', () => {
  fc.assert(fc.property(fc.anything(), (value) => assert.equal(readClaims(value), undefined)));
});
