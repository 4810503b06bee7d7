import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { follow, type EventFaults } from './check-events.ts';

suite('what the crash proof finds in the order of commits', () => {
  const house = withHouse();
  const told = async (): Promise<Omit<EventFaults, 'commits' | 'delivered'>> => {
    const { commits: _, delivered: __, ...faults } = await follow({ database: () => house.address }).finish();
    return faults;
  };
  const change = (text: string): Promise<unknown> => house.engine.sql.query('', text, []);
  const none = { missing: 0, doubled: 0, invented: 0, disordered: [], undelivered: 0, broken: 0 };

  test('is nothing where all is well, and what was written after it stopped comes the next time', async () => {
    const session = await house.sessionOf('li');
    for (let n = 0; n < 3; n += 1)
      await house.store.update(session, { resourceType: 'Basic', code: { text: String(n) } }, 'a');
    const { delivered, commits, ...faults } = await follow({ database: () => house.address }).finish();
    assert.deepEqual({ delivered, commits, faults }, { delivered: 3, commits: 3n, faults: none });
  });

  test('is each version that was not told, told twice, told and not there, and each broken link', async () => {
    await change(`update suwen.consumer set sequence = 0`);
    await change(`update suwen.ledger set versions = '{1}' where versions = '{2}'`);
    const faults = await told();
    assert.deepEqual(
      { ...faults, disordered: faults.disordered.length },
      { missing: 1, doubled: 1, invented: 0, disordered: 2, undelivered: 0, broken: 1 },
    );
    await change(
      `update suwen.ledger set versions = '{9}' where ctid = (select max(ctid) from suwen.ledger where versions = '{1}')`,
    );
    assert.deepEqual([(await told()).missing, (await told()).invented], [1, 1]);
  });
});
