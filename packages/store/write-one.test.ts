import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Observation, Patient } from '#fhir';
import { resourceOf } from './content.ts';
import type { Change } from './fhir-store.ts';
import { withStore } from './fixtures/engine.ts';

const patient: Patient = { resourceType: 'Patient', active: true };
const plain = ({ text: _, updated: __, id: ___, ...rest }: Change): object => rest;

suite('writing one resource', () => {
  const house = withStore();

  test('creates under an id of its own, and reads back what was written', async () => {
    const session = await house.session();
    const made = await house.store.create(session, { ...patient, id: 'ignored' });
    assert.deepEqual(plain(made), { type: 'Patient', version: 1, deleted: false, created: true, written: true });
    assert.notEqual(made.id, 'ignored');
    assert.deepEqual(await house.store.read(session, 'Patient', made.id), {
      type: 'Patient',
      id: made.id,
      version: 1,
      updated: made.updated,
      deleted: false,
      text: made.text,
    });
  });

  test('counts versions through deletion and creation again at the same id', async () => {
    const session = await house.session();
    const { update, remove } = house.store;
    const made = await update(session, patient, 'again');
    const gone = await remove(session, 'Patient', 'again');
    const back = await update(session, { ...patient, active: false }, 'again');
    const next = await update(session, patient, 'again', { ifMatch: 3 });
    assert.deepEqual(
      [made, gone, back, next].map((change) => change && plain(change)),
      [
        { type: 'Patient', version: 1, deleted: false, created: true, written: true },
        { type: 'Patient', version: 2, deleted: true, created: false, written: true },
        { type: 'Patient', version: 3, deleted: false, created: true, written: true },
        { type: 'Patient', version: 4, deleted: false, created: false, written: true },
      ],
    );
  });

  test('deletes once: what is deleted or never was changes nothing', async () => {
    const session = await house.session();
    await house.store.update(session, patient, 'once');
    await house.store.remove(session, 'Patient', 'once');
    assert.equal(await house.store.remove(session, 'Patient', 'once'), undefined);
    assert.equal(await house.store.remove(session, 'Patient', 'never'), undefined);
    await assert.rejects(house.store.read(session, 'Patient', 'once'), { kind: 'gone' });
    await assert.rejects(house.store.read(session, 'Patient', 'never'), { kind: 'not-found' });
  });

  test('refuses If-Match of another version, of a deleted resource, and of one that never was, also version 0', async () => {
    const session = await house.session();
    const { update, patch, remove } = house.store;
    await update(session, patient, 'matched');
    await update(session, patient, 'dead');
    await remove(session, 'Patient', 'dead');
    const moved = { kind: 'precondition', code: 'store/version-moved' };
    await assert.rejects(update(session, patient, 'matched', { ifMatch: 2 }), moved);
    await assert.rejects(
      patch(session, 'Patient', 'matched', (one) => one, { ifMatch: 2 }),
      moved,
    );
    await assert.rejects(remove(session, 'Patient', 'matched', { ifMatch: 2 }), moved);
    await assert.rejects(update(session, patient, 'dead', { ifMatch: 1 }), moved);
    await assert.rejects(update(session, patient, 'dead', { ifMatch: 0 }), moved);
    await assert.rejects(remove(session, 'Patient', 'dead', { ifMatch: 2 }), moved);
    await assert.rejects(update(session, patient, 'nobody', { ifMatch: 0 }), moved);
    assert.equal((await house.store.read(session, 'Patient', 'matched')).version, 1);
  });

  test('If-Match * needs one that is there; If-None-Match * none, and a version another one', async () => {
    const session = await house.session();
    const { update, remove } = house.store;
    await assert.rejects(update(session, patient, 'star', { ifMatch: '*' }), { code: 'store/version-moved' });
    assert.equal((await update(session, patient, 'star', { ifNoneMatch: '*' })).version, 1);
    const there = { kind: 'precondition', code: 'store/already-there' };
    await assert.rejects(update(session, patient, 'star', { ifNoneMatch: '*' }), there);
    await assert.rejects(update(session, patient, 'star', { ifNoneMatch: 1 }), there);
    assert.equal((await update(session, patient, 'star', { ifMatch: '*', ifNoneMatch: 7 })).version, 2);
    await remove(session, 'Patient', 'star', { ifMatch: '*' });
    await assert.rejects(remove(session, 'Patient', 'star', { ifMatch: '*' }), { code: 'store/version-moved' });
    assert.equal((await update(session, patient, 'star', { ifNoneMatch: '*' })).version, 4);
  });

  test('makes nothing where it may not create', async () => {
    const session = await house.session();
    await assert.rejects(house.store.update(session, patient, 'no', { mayCreate: false }), { kind: 'not-found' });
  });

  test('of two processes that make the same identity at once, each write has a version', async () => {
    const session = await house.session();
    const stores = [house.store, house.other(), house.other()];
    const changes = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (stores[n % 3] ?? house.store).update(session, { ...patient, active: n % 2 === 0 }, 'raced'),
      ),
    );
    assert.deepEqual(
      changes.map((change) => change?.version ?? 0).toSorted((a, b) => a - b),
      Array.from({ length: 12 }, (_, n) => n + 1),
    );
    assert.equal(changes.filter((change) => change?.created).length, 1);
  });

  test('of two that name the same version, one is refused', async () => {
    const session = await house.session();
    await house.store.update(session, patient, 'two');
    const other = house.other();
    const both = await Promise.allSettled(
      [house.store, other].map((store) => store.update(session, patient, 'two', { ifMatch: 1 })),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('patches without losing a change that came between', async () => {
    const session = await house.session();
    await house.store.update(session, { resourceType: 'Basic', code: { text: '0' } }, 'count');
    const other = house.other();
    const plus = (store: typeof other): Promise<Change> =>
      store.patch(
        session,
        'Basic',
        'count',
        (basic) =>
          ({
            ...basic,
            code: { text: String(Number((basic as { code: { text: string } }).code.text) + 1) },
          }) as typeof basic,
      );
    await Promise.all(Array.from({ length: 10 }, (_, n) => plus(n % 2 === 0 ? house.store : other)));
    const { text, version } = await house.store.read(session, 'Basic', 'count');
    assert.deepEqual(
      [resourceOf<{ resourceType: 'Basic'; code: { text: string } }>(text).code.text, version],
      ['10', 11],
    );
  });

  test('refuses a patch that makes another resource of it', async () => {
    const session = await house.session();
    await house.store.update(session, patient, 'patched');
    const patch = (made: object): Promise<Change> =>
      house.store.patch(session, 'Patient', 'patched', () => made as Patient);
    await assert.rejects(patch({ resourceType: 'Basic', code: {} }), { code: 'store/patch-changes-type' });
    await assert.rejects(patch({ resourceType: 'Patient', id: 'x' }), { code: 'store/patch-changes-type' });
  });

  test('moves a resource to another patient: the new version under the key of that patient, the old one under its own', async () => {
    const session = await house.session();
    const about = (id: string): Observation => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: id },
      subject: { reference: `Patient/${id}` },
    });
    await house.store.update(session, about('one'), 'moves');
    await house.store.update(session, about('two'), 'moves');
    const owners = await house.sql.query<{ readonly owner: bigint }>(
      '',
      `select k.owner from (select datakey, version from suwen.resource where id = 'moves' union all select datakey, version from suwen.version where id = 'moves') v
       join suwen.datakey k using (datakey) order by v.version`,
      [],
    );
    assert.deepEqual(
      owners.map(({ owner }) => owner),
      [house.engine.self('Patient', 'one'), house.engine.self('Patient', 'two')],
    );
    const texts = await Promise.all(
      ['1', '2'].map((version) => house.store.vread(session, 'Observation', 'moves', version)),
    );
    assert.deepEqual(
      texts.map(({ text }) => resourceOf<Observation>(text).subject?.reference),
      ['Patient/one', 'Patient/two'],
    );
  });

  test('never writes over another resource whose identity hash is the same', async () => {
    const session = await house.session();
    await house.store.update(session, patient, 'mine');
    await house.sql.query('', 'update suwen.resource set self = $1 where id = $2', [
      house.engine.self('Patient', 'theirs'),
      'mine',
    ]);
    await assert.rejects(house.store.update(session, patient, 'theirs'), /identity hash/);
    await assert.rejects(house.store.remove(session, 'Patient', 'theirs'), /identity hash/);
  });
});
