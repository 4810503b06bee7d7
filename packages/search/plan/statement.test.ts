import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bigints, newWriter, timestamp } from './statement.ts';

test('a writer numbers values and aliases', () => {
  const { put, alias, values } = newWriter();
  assert.deepEqual(
    [put('a', 'text'), put(2, 'float8'), alias('r'), alias('r'), values],
    ['$1::text', '$2::float8', 'r1', 'r2', ['a', 2]],
  );
});

test('numbers and instants are written as PostgreSQL reads them', () => {
  assert.deepEqual(
    [
      bigints([-1n, 2n]),
      timestamp(0),
      timestamp(Infinity),
      timestamp(-Infinity),
      timestamp(Date.parse('-000001-01-01T00:00:00Z')),
      timestamp(Date.parse('+010000-01-01T00:00:00Z')),
    ],
    [
      '{-1,2}',
      '1970-01-01T00:00:00.000Z',
      'infinity',
      '-infinity',
      '0002-01-01T00:00:00.000Z BC',
      '10000-01-01T00:00:00.000Z',
    ],
  );
});
