import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Observation, Patient, Resource } from '#fhir';
import type { Refusal } from '#kernel';
import type { Change, TransactionEntry } from '../fhir-store.ts';
import { withStore } from '../fixtures/engine.ts';

const patient = (value: string, more: Partial<Patient> = {}): Patient => ({
  resourceType: 'Patient',
  identifier: [{ system: 'urn:t', value }],
  ...more,
});
const observation = (reference: string): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  subject: { reference },
});
const post = (resource: Resource, more: Partial<TransactionEntry> = {}): TransactionEntry => ({
  place: `Bundle.entry[${JSON.stringify(resource).length}]`,
  method: 'POST',
  type: resource.resourceType,
  resource,
  ...more,
});
const put = (resource: Resource, id: string, more: Partial<TransactionEntry> = {}): TransactionEntry =>
  post({ ...resource, id }, { method: 'PUT', id, ...more });
const remove = (type: string, id: string): TransactionEntry => ({ place: `${type}/${id}`, method: 'DELETE', type, id });
const plain = (change: Change | undefined): object | undefined =>
  change && {
    type: change.type,
    version: change.version,
    created: change.created,
    written: change.written,
    deleted: change.deleted,
  };

suite('a transaction', () => {
  const house = withStore();
  const transact = async (...entries: readonly TransactionEntry[]): Promise<readonly (Change | undefined)[]> =>
    house.store.transact(await house.session(), entries);
  const subject = async (id: string): Promise<string | undefined> =>
    (JSON.parse((await house.store.read(await house.session(), 'Observation', id)).text) as Observation).subject
      ?.reference;

  test('answers in the order of its entries, whatever the order in which they are carried out', async () => {
    await transact(put(patient('a'), 'a'), put(patient('b'), 'b'));
    const changes = await transact(
      put(patient('a'), 'a'),
      post(patient('c')),
      remove('Patient', 'b'),
      remove('Patient', 'nobody'),
    );
    assert.deepEqual(changes.map(plain), [
      { type: 'Patient', version: 2, created: false, written: true, deleted: false },
      { type: 'Patient', version: 1, created: true, written: true, deleted: false },
      { type: 'Patient', version: 2, created: false, written: true, deleted: true },
      undefined,
    ]);
    assert.deepEqual(await transact(), []);
  });

  test('is one commit, one event line, one time', async () => {
    const session = await house.session();
    const changes = await house.store.transact(session, [
      post(patient('d')),
      post(patient('e')),
      put(patient('a'), 'a'),
    ]);
    assert.equal(new Set(changes.map((change) => change?.updated)).size, 1);
    const lines = await house.sql.query('', 'select versions, action from suwen.ledger where request = $1', [
      session.request,
    ]);
    assert.deepEqual(lines, [{ versions: [1, 1, 3], action: 13 }]);
  });

  test('lets references of its entries meet, forwards and backwards, to what is made, replaced and found', async () => {
    const [known] = await transact(post(patient('known')));
    const changes = await transact(
      post(observation('urn:uuid:new')),
      post(observation('urn:uuid:put')),
      post(observation('urn:uuid:found')),
      post(observation('Patient?identifier=urn:t|known')),
      post(patient('new'), { fullUrl: 'urn:uuid:new' }),
      put(patient('put'), 'put', { fullUrl: 'urn:uuid:put' }),
      post(patient('known'), { fullUrl: 'urn:uuid:found', query: [['identifier', 'urn:t|known']] }),
    );
    const ids = changes.map((change) => change?.id ?? '');
    assert.deepEqual(await Promise.all(ids.slice(0, 4).map(subject)), [
      `Patient/${ids[4]}`,
      'Patient/put',
      `Patient/${known?.id}`,
      `Patient/${known?.id}`,
    ]);
    assert.deepEqual(plain(changes[6]), {
      type: 'Patient',
      version: 1,
      created: false,
      written: false,
      deleted: false,
    });
  });

  test('makes one of two conditional creates under one condition, and both are that one', async () => {
    const twins = ['urn:uuid:one', 'urn:uuid:two'].map((fullUrl) =>
      post(patient('twin'), { fullUrl, query: [['identifier', 'urn:t|twin']] }),
    );
    const changes = await transact(...twins, post(observation('urn:uuid:two')));
    assert.deepEqual(changes.slice(0, 2).map(plain), [
      { type: 'Patient', version: 1, created: true, written: true, deleted: false },
      { type: 'Patient', version: 1, created: false, written: false, deleted: false },
    ]);
    assert.equal(changes[0]?.id, changes[1]?.id);
    assert.equal(await subject(changes[2]?.id ?? ''), `Patient/${changes[0]?.id}`);
  });

  test('refuses once with the faults of all entries, each at its place, and writes nothing', async () => {
    const entries = [
      post(patient('half')),
      post(patient('x', { gender: 'x' as never }), { place: 'Bundle.entry[1]' }),
      put(patient('x'), 'a', { place: 'Bundle.entry[2]', ifMatch: 99 }),
      post(patient('x', { active: 'x' as never }), { place: 'Bundle.entry[3]' }),
    ];
    await assert.rejects(transact(...entries), ({ place }: Refusal) => {
      assert.deepEqual(place.details?.map(({ code, expression }) => [code, expression]).toSorted(), [
        ['store/version-moved', 'Bundle.entry[2]'],
        ['validation/code-not-allowed', 'Bundle.entry[1].resource.gender'],
        ['validation/wrong-json-type', 'Bundle.entry[3].resource.active'],
      ]);
      return true;
    });
    const { found } = await house.store.search(await house.session(), { type: 'Patient', handling: 'strict' }, [
      ['identifier', 'urn:t|half'],
    ]);
    assert.deepEqual(found, []);
  });

  test('refuses an identity twice, a reference to nobody, and one to several', async () => {
    await assert.rejects(transact(put(patient('a'), 'a'), remove('Patient', 'a')), {
      code: 'store/duplicate-in-bundle',
    });
    await assert.rejects(transact(post(observation('urn:uuid:nobody'))), { code: 'store/unresolved-reference' });
    await assert.rejects(transact(post(observation('Patient?identifier=urn:t|nobody'))), {
      code: 'store/unresolved-reference',
    });
    await transact(post(patient('several')), post(patient('several')));
    await assert.rejects(transact(post(observation('Patient?identifier=urn:t|several'))), {
      code: 'store/unresolved-reference',
    });
  });

  test('patches inside, and refuses to patch what is not there', async () => {
    const activate = (one: Resource): Resource => ({ ...one, active: true }) as Patient;
    const patch = (id: string): TransactionEntry => ({
      place: id,
      method: 'PATCH',
      type: 'Patient',
      id,
      patcher: activate,
    });
    const [changed] = await transact(patch('a'));
    assert.equal((JSON.parse(changed?.text ?? '{}') as Patient).active, true);
    await assert.rejects(transact(patch('nobody'), post(patient('never'))), { kind: 'not-found' });
  });

  test('beside others that write the same resources in another order waits, and loses nothing', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `n${n}`);
    const stores = [house.store, house.other(), house.other()];
    const session = await house.session();
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        (stores[n % 3] ?? house.store).transact(
          session,
          (n % 2 === 0 ? ids : ids.toReversed()).map((id) => put(patient(id), id)),
        ),
      ),
    );
    const versions = await Promise.all(ids.map(async (id) => (await house.store.read(session, 'Patient', id)).version));
    assert.deepEqual([all.length, versions], [6, ids.map(() => 6)]);
  });

  test('of two that hold the same condition, the second sees what the first one made', async () => {
    const session = await house.session();
    const stores = [house.store, house.other()];
    const entries = [post(patient('same'), { query: [['identifier', 'urn:t|same']] }), post(observation('Patient/a'))];
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (stores[n % 2] ?? house.store).transact(session, entries)),
    );
    assert.equal(new Set(all.map((changes) => changes?.[0]?.id)).size, 1);
    assert.equal(all.filter((changes) => changes?.[0]?.created).length, 1);
  });
});
