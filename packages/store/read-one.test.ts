import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient } from '#fhir';
import { withStore } from './fixtures/engine.ts';

suite('reading one resource', () => {
  const house = withStore();
  const patient = (active: boolean): Patient => ({ resourceType: 'Patient', active });

  test('gives every version as it was written, and says which are gone or never were', async () => {
    const session = await house.session();
    await house.store.update(session, patient(true), 'p');
    await house.store.update(session, patient(false), 'p');
    await house.store.remove(session, 'Patient', 'p');
    const active = async (version: string): Promise<unknown> =>
      (JSON.parse((await house.store.vread(session, 'Patient', 'p', version)).text) as Patient).active;
    assert.deepEqual([await active('1'), await active('2')], [true, false]);
    await assert.rejects(house.store.vread(session, 'Patient', 'p', '3'), { kind: 'gone' });
    await assert.rejects(house.store.read(session, 'Patient', 'p'), { kind: 'gone' });
    for (const version of ['4', '0', 'x', '-1', '99999999999', '1.0']) {
      await assert.rejects(
        house.store.vread(session, 'Patient', 'p', version),
        { kind: 'not-found', code: 'store/no-such-version' },
        version,
      );
    }
    await assert.rejects(house.store.vread(session, 'Patient', 'q', '1'), { code: 'store/not-found' });
    await assert.rejects(house.store.read(session, 'Nothing', 'p'), { kind: 'not-found' });
  });

  test('shows no other resource whose identity hash is the same', async () => {
    const session = await house.session();
    await house.store.update(session, patient(true), 'mine');
    await house.sql.query('', 'update suwen.resource set self = $1 where id = $2', [
      house.engine.self('Patient', 'theirs'),
      'mine',
    ]);
    await assert.rejects(house.store.read(session, 'Patient', 'theirs'), { kind: 'not-found' });
    await assert.rejects(house.store.vread(session, 'Patient', 'theirs', '1'), { kind: 'not-found' });
    await assert.rejects(house.store.history(session, { type: 'Patient', id: 'theirs' }, { count: 1 }), {
      kind: 'not-found',
    });
  });

  test('is a loud fault where the sealed bytes were changed, moved or swapped', async () => {
    const session = await house.session();
    await house.store.update(session, patient(true), 'sealed');
    await house.store.update(session, patient(false), 'other');
    await house.sql.query(
      '',
      `update suwen.resource set content = set_byte(content, length(content) - 20, 0) where id = 'sealed'`,
      [],
    );
    await assert.rejects(house.store.read(session, 'Patient', 'sealed'));
    await house.sql.query(
      '',
      `update suwen.resource set (content, datakey) = (select content, datakey from suwen.resource where id = 'other') where id = 'sealed'`,
      [],
    );
    await assert.rejects(house.store.read(session, 'Patient', 'sealed'));
  });

  test('is written down: who saw which resource', async () => {
    const session = await house.session('reader');
    const made = await house.store.create(session, patient(true));
    await house.store.read(session, 'Patient', made.id);
    await house.engine.reading.flush();
    const lines = await house.sql.query(
      '',
      'select l.action, l.shown, r.id from suwen.reading l join suwen.resource r using (key) where request = $1',
      [session.request],
    );
    assert.deepEqual(lines, [{ action: 0, shown: 1, id: made.id }]);
  });
});
