import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { withStore } from './fixtures/engine.ts';
import { writtenRequests } from './written-requests.ts';
import { writtenVersions } from './written-versions.ts';

const basic = (text: string): Basic => ({ resourceType: 'Basic', code: { text } });

suite('what a request wrote', () => {
  const house = withStore();

  test('is each version, what stood before it, and what is current now', async () => {
    const early = await house.session();
    await house.store.update(early, basic('0'), 'a');
    await house.store.update(early, basic('0'), 'b');
    await house.store.remove(early, 'Basic', 'b');
    const session = await house.session();
    await house.store.update(session, basic('1'), 'a');
    await house.store.update(session, basic('1'), 'b');
    await house.store.update(session, basic('1'), 'c');
    await house.store.update(await house.session(), basic('2'), 'a');
    const written = await writtenVersions(house.engine, house.sql, session.request, session.agent);
    assert.deepEqual(
      written.map(({ id, version, current, before }) => [
        id,
        version,
        current,
        before && (JSON.parse(before) as Basic).code.text,
      ]),
      [
        ['a', 2, 3, '0'],
        ['b', 3, 3, undefined],
        ['c', 1, 1, undefined],
      ],
    );
    assert.deepEqual(await writtenVersions(house.engine, house.sql, session.request, session.agent + 1), []);
  });

  test('is forgotten after a minute', async () => {
    const session = await house.session();
    await house.store.update(session, basic('x'), 'old');
    house.stopClock(Date.now() + 61_000);
    assert.deepEqual(await writtenVersions(house.engine, house.sql, session.request, session.agent), []);
    house.stopClock(undefined);
  });

  test('under a note since a time is told by its requests', async () => {
    const since = Date.now();
    const noted = { ...(await house.session()), note: 'job' };
    await house.store.update(noted, basic('x'), 'n');
    await house.store.update(await house.session(), basic('x'), 'm');
    const requests = (note: string, from: number): Promise<ReadonlySet<string>> =>
      writtenRequests(house.sql, noted.agent, note, from);
    assert.deepEqual(
      [await requests('job', since), await requests('other', since), await requests('job', Date.now() + 1000)],
      [new Set([noted.request]), new Set(), new Set()],
    );
  });
});
