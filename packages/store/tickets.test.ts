import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { linkTickets } from './tickets.ts';

suite('link tickets', () => {
  const database = withDatabase();
  const now = new Date('2026-01-02T03:04:05Z');
  const token = { subject: 'Practitioner/1', role: 'admin', name: '王芳', expires: new Date('2026-01-02T11:00:00Z') };

  test('are taken once, and not after they expired', async () => {
    const tickets = linkTickets(database.sql);
    await tickets.keep(Buffer.from('a'), token, new Date('2027-01-02T03:14:05Z'));
    await tickets.keep(Buffer.from('b'), token, new Date('2026-01-02T03:00:00Z'));
    const twice = await Promise.all([tickets.take(Buffer.from('a'), now), tickets.take(Buffer.from('a'), now)]);
    assert.deepEqual(
      twice.filter((one) => one !== undefined),
      [token],
    );
    assert.equal(await tickets.take(Buffer.from('b'), now), undefined);
  });
});
