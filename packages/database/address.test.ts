import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addressUrl, socketFits } from './address.ts';

const base = { user: 'suwen', database: 'suwen', port: 5432 };

suite('address', () => {
  test('names a socket in the query, where libpq and pg both look', () => {
    assert.equal(addressUrl({ ...base, host: '/tmp/a b' }), 'postgresql://suwen@/suwen?host=%2Ftmp%2Fa%20b&port=5432');
  });

  test('names loopback with its password', () => {
    assert.equal(
      addressUrl({ ...base, host: '127.0.0.1', password: 'p@ss' }),
      'postgresql://suwen:p%40ss@127.0.0.1:5432/suwen',
    );
  });

  test('counts bytes, not characters, against the limit of a socket path', () => {
    assert.deepEqual(['/'.padEnd(80, 'x'), '/'.padEnd(95, 'x'), `/${'素'.repeat(30)}`].map(socketFits), [
      true,
      false,
      false,
    ]);
  });
});
