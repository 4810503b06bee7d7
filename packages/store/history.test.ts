import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient } from '#fhir';
import type { HistoryPage, HistoryRange, HistoryScope } from './fhir-store.ts';
import { withStore } from './fixtures/engine.ts';

const patient: Patient = { resourceType: 'Patient' };
const T0 = Date.UTC(2026, 0, 2, 3, 4, 5, 0);

suite('history', () => {
  const house = withStore();
  const read = async (scope: HistoryScope, range: Partial<HistoryRange> = {}): Promise<HistoryPage> =>
    house.store.history(await house.session(), scope, { count: 100, ...range });
  const places = ({ versions }: HistoryPage): readonly string[] =>
    versions.map(({ id, version, deleted }) => `${id}/${version}${deleted ? ' deleted' : ''}`);
  /** Writes at this time. */
  const at = async (time: number, ...ids: readonly string[]): Promise<void> => {
    house.stopClock(time);
    for (const id of ids) await house.store.update(await house.session(), patient, id);
    house.stopClock(undefined);
  };

  test('of an instance is newest first, deletions among it, with the number of versions', async () => {
    const session = await house.session();
    await at(T0, 'a', 'a');
    house.stopClock(T0 + 5);
    await house.store.remove(session, 'Patient', 'a');
    await at(T0 + 10, 'a');
    const page = await read({ type: 'Patient', id: 'a' });
    assert.deepEqual([places(page), page.total, page.next], [['a/4', 'a/3 deleted', 'a/2', 'a/1'], 4, undefined]);
    assert.deepEqual(
      page.versions.map(({ text }) => text !== ''),
      [true, false, true, true],
    );
    await assert.rejects(read({ type: 'Patient', id: 'nobody' }), { kind: 'not-found' });
    await assert.rejects(read({ type: 'Nothing' }), { code: 'store/unknown-type' });
  });

  test('pages through versions of one moment without losing or repeating any, while others write', async () => {
    await at(T0 + 100, 'p', 'q', 'p', 'q', 'r', 'p');
    await house.store.create(await house.session(), { resourceType: 'Basic', code: { text: 'x' } } as never);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ type: 'Patient' }, { count: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...places(page));
      cursor = page.next;
      await at(T0 + 1000 + seen.length, 'later');
    } while (cursor !== undefined);
    assert.deepEqual(seen, ['r/1', 'q/2', 'q/1', 'p/3', 'p/2', 'p/1', 'a/4', 'a/3 deleted', 'a/2', 'a/1']);
  });

  test('of the system has all types', async () => {
    const { versions } = await read({}, { count: 1000 });
    assert.deepEqual(new Set(versions.map(({ type }) => type)), new Set(['Patient', 'Basic']));
  });

  test('since a time takes what was written then or later', async () => {
    assert.deepEqual(places(await read({ type: 'Patient', id: 'a' }, { since: T0 + 5 })), ['a/4', 'a/3 deleted']);
    assert.deepEqual(places(await read({ type: 'Patient', id: 'a' }, { since: T0 + 6 })), ['a/4']);
  });

  test('at a time takes the versions that were current then, for a moment or a while', async () => {
    await at(T0 + 2000, 's');
    await at(T0 + 2010, 's');
    await at(T0 + 2020, 's');
    const current = async (lo: number, hi: number): Promise<readonly string[]> =>
      places(await read({ type: 'Patient', id: 's' }, { at: [T0 + lo, T0 + hi] }));
    assert.deepEqual(
      [
        await current(1990, 1991),
        await current(2000, 2001),
        await current(2009, 2010),
        await current(2010, 2011),
        await current(2005, 2025),
        await current(2500, 2501),
      ],
      [[], ['s/1'], ['s/1'], ['s/2'], ['s/3', 's/2', 's/1'], ['s/3']],
    );
    assert.deepEqual(places(await read({ type: 'Patient', id: 'a' }, { at: [T0 + 7, T0 + 8] })), ['a/3 deleted']);
  });

  test('refuses a cursor that is not ours, whatever its numbers', async () => {
    for (const cursor of [
      'x',
      '',
      '1~2',
      '1~2~3~4',
      '-1~2~3',
      '1~2~99999999999',
      '1~99999999999999999999~1',
      '9999999999999999999~1~1',
      "1~2~3' or true",
    ]) {
      await assert.rejects(read({ type: 'Patient' }, { cursor }), { code: 'store/cursor-wrong' }, cursor);
    }
    assert.deepEqual(
      places(await read({ type: 'Patient' }, { cursor: '99999999999999~999999999999999999~999999999', count: 1 }))
        .length,
      1,
    );
  });

  test('is written down under the patient that each version was about', async () => {
    const session = await house.session('reader');
    const about = (id: string): object => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: `Patient/${id}` },
    });
    await house.store.update(session, about('x') as never, 'moved');
    await house.store.update(session, about('x') as never, 'moved');
    await house.store.update(session, about('y') as never, 'moved');
    await house.store.history(session, { type: 'Observation', id: 'moved' }, { count: 10 });
    await house.store.vread(session, 'Observation', 'moved', '1');
    await house.engine.reading.flush();
    const lines = await house.sql.query(
      '',
      'select patient, shown, action from suwen.reading where request = $1 order by action, shown',
      [session.request],
    );
    const self = (id: string): bigint => house.engine.self('Patient', id);
    assert.deepEqual(lines, [
      { patient: self('x'), shown: 1, action: 1 },
      { patient: self('y'), shown: 1, action: 5 },
      { patient: self('x'), shown: 2, action: 5 },
    ]);
  });
});
