import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Resource } from '#fhir';
import { everything, type EverythingRange } from './everything.ts';
import { withStore } from './fixtures/engine.ts';

const put = (resourceType: string, id: string, more: object = {}): Resource =>
  ({ resourceType, id, ...more }) as unknown as Resource;
const observation = (id: string, patient: string, date: string): Resource =>
  put('Observation', id, {
    status: 'final',
    code: { text: 'x' },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: date,
  });

suite('everything about a patient', () => {
  const house = withStore();

  const fill = async (): Promise<void> => {
    const session = await house.session();
    const resources = [
      put('Organization', 'ward', { name: 'ward' }),
      put('Practitioner', 'doctor'),
      put('Practitioner', 'stranger'),
      put('Patient', 'one', { generalPractitioner: [{ reference: 'Practitioner/doctor' }] }),
      put('Patient', 'two'),
      observation('early', 'one', '2020-01-01'),
      observation('late', 'one', '2026-01-01'),
      observation('theirs', 'two', '2026-01-01'),
      put('Encounter', 'stay', {
        status: 'finished',
        class: { code: 'IMP' },
        subject: { reference: 'Patient/one' },
        serviceProvider: { reference: 'Organization/ward' },
      }),
      // About both: it stands in two compartments.
      put('Appointment', 'both', {
        status: 'proposed',
        participant: ['one', 'two'].map((id) => ({ actor: { reference: `Patient/${id}` }, status: 'accepted' })),
      }),
    ];
    for (const resource of resources) await house.store.update(session, resource, resource.id ?? '');
  };
  const names = async (id: string, range: EverythingRange = {}): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const batch of everything(house.engine, house.facts, await house.session(), id, range)) {
      found.push(...batch.map((version) => `${version.type}/${version.id}`));
    }
    return found;
  };

  test('is the patient, the compartment, what is shared with another patient, and what these point to, each once', async () => {
    await fill();
    assert.deepEqual(await names('one'), [
      'Patient/one',
      'Encounter/stay',
      'Observation/early',
      'Observation/late',
      'Appointment/both',
      'Organization/ward',
      'Practitioner/doctor',
    ]);
    assert.deepEqual(await names('two'), ['Patient/two', 'Observation/theirs', 'Appointment/both']);
  });

  test('is cut by clinical dates, where what has none stays, by time of writing, and by types', async () => {
    const start = Date.parse('2025-01-01');
    assert.deepEqual((await names('one', { start })).includes('Observation/early'), false);
    assert.deepEqual((await names('one', { end: start })).includes('Observation/late'), false);
    assert.ok((await names('one', { start })).includes('Appointment/both'));
    assert.deepEqual(await names('one', { types: ['Observation', 'Practitioner'] }), [
      'Observation/early',
      'Observation/late',
      'Practitioner/doctor',
    ]);
    const since = Date.now();
    await house.store.update(await house.session(), observation('late', 'one', '2026-01-02'), 'late');
    assert.deepEqual(await names('one', { since, types: ['Observation', 'Encounter'] }), ['Observation/late']);
  });

  test('leaves out what was deleted, and refuses a patient who is not there', async () => {
    const session = await house.session();
    await house.store.remove(session, 'Observation', 'early');
    assert.equal((await names('one')).includes('Observation/early'), false);
    await assert.rejects(names('nobody'), { kind: 'not-found' });
    await house.store.remove(session, 'Patient', 'two');
    await assert.rejects(names('two'), { kind: 'gone' });
  });

  test('comes in batches without losing or repeating anything', async () => {
    const session = await house.session();
    await house.store.update(session, put('Patient', 'many'), 'many');
    await house.store.transact(
      session,
      Array.from({ length: 450 }, (_, n) => ({
        place: `${n}`,
        method: 'PUT' as const,
        type: 'Observation',
        id: `m${n}`,
        resource: observation(`m${n}`, 'many', '2026-01-01'),
      })),
    );
    const found = await names('many');
    assert.deepEqual([found.length, new Set(found).size], [451, 451]);
  });

  test('is written down as read, all of it under the patient it was asked for', async () => {
    const session = await house.session('reader');
    for await (const _ of everything(house.engine, house.facts, session, 'one', {}));
    await house.engine.reading.flush();
    const lines = await house.sql.query(
      '',
      'select patient, action, shown from suwen.reading where request = $1 order by ctid',
      [session.request],
    );
    const patient = house.engine.self('Patient', 'one');
    assert.deepEqual(
      lines,
      [1, 2, 1, 2].map((shown) => ({ patient, action: 14, shown })),
    );
  });
});
