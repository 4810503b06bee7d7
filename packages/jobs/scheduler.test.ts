import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { openHouse, withHouse, type TestHouse } from '#test';
import { runDue, type Schedule } from './scheduler.ts';

suite('the scheduler', () => {
  const house = withHouse();
  let other: { readonly house: TestHouse; close(): Promise<void> };
  before(async () => {
    other = await openHouse(house.address, house.masterKeyLine);
    house.atEnd(other.close);
  });
  const faults: unknown[] = [];
  const look = (server: TestHouse, schedules: readonly Schedule[], at: string): Promise<readonly string[]> =>
    runDue(
      {
        transaction: (work) => server.engine.sql.transaction(work),
        zone: 'Asia/Shanghai',
        report: (fault) => faults.push(fault),
      },
      schedules,
      new Date(at),
    );
  const counting = (name: string, cron: string): Schedule & { runs: number } => {
    const schedule = { name, cron, runs: 0, run: async (): Promise<void> => void (schedule.runs += 1) };
    return schedule;
  };

  test('runs what is due by the hospital’s clock, once over two servers', async () => {
    const nightly = counting('nightly', '30 3 * * *');
    await look(house, [nightly], '2026-01-05T00:00:00Z');
    assert.equal(nightly.runs, 0);
    const looks = await Promise.all(
      [house, other.house, house, other.house].map((server) => look(server, [nightly], '2026-01-05T19:30:20Z')),
    );
    assert.deepEqual(looks.flat(), ['nightly']);
    assert.deepEqual([nightly.runs, await look(other.house, [nightly], '2026-01-05T20:00:00Z')], [1, []]);
    assert.deepEqual(await look(other.house, [nightly], '2026-01-06T19:30:00Z'), ['nightly']);
  });

  test('what fails is tried again and hinders no other', async () => {
    let fail = true;
    const bad: Schedule = {
      name: 'bad',
      cron: '0 * * * *',
      run: async (sql) => {
        await sql.query('', `insert into suwen.counter values ('half', 1)`, []);
        if (fail) throw new Error('not today');
      },
    };
    const good = counting('good', '0 * * * *');
    await look(house, [bad, good], '2026-01-05T00:10:00Z');
    assert.deepEqual(await look(house, [bad, good], '2026-01-05T01:00:00Z'), ['good']);
    assert.deepEqual(faults.map(String), ['Error: not today']);
    assert.deepEqual(await house.engine.sql.query('', `select 1 from suwen.counter where name = 'half'`, []), []);
    fail = false;
    assert.deepEqual(await look(house, [bad, good], '2026-01-05T01:01:00Z'), ['bad']);
  });

  test('another rule counts from the last time on', async () => {
    const before = counting('moved', '0 12 * * *');
    await look(house, [before], '2026-01-05T00:00:00Z');
    const now = counting('moved', '0 9 * * *');
    assert.deepEqual(await look(house, [now], '2026-01-05T01:00:00Z'), ['moved']);
  });
});
