import assert from 'node:assert/strict';
import smart from 'fhirclient';
import type { Answered, TestServer } from '../../fixtures/test-server.ts';
import type { Trial } from './trial.ts';

/** The client as a SMART app gets it after its launch: with a token and a patient. */
function client({ base, token }: TestServer, patient?: string): Answered {
  const api = (smart as Answered)(
    { headers: {}, url: '/' },
    {},
    { get: async () => undefined, set: async () => undefined, unset: async () => true },
  );
  return api.client({
    serverUrl: base,
    tokenResponse: { access_token: token, token_type: 'Bearer', ...(patient === undefined ? {} : { patient }) },
  });
}

const observation = (patient: string, value: number): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  subject: { reference: `Patient/${patient}` },
  valueQuantity: { value, unit: 'kg' },
});

/** What fhirclient (SMART Health IT) does. */
export const smartTrials: readonly Trial[] = [
  {
    name: 'creates, requests, updates, patches, deletes',
    run: async (server) => {
      const app = client(server);
      const made = await app.create({ resourceType: 'Patient', name: [{ family: 'Smart' }] });
      const { id } = made;
      assert.deepEqual(await app.request(`Patient/${id}`), made);
      const changed = await app.update({ ...made, active: true });
      assert.deepEqual([changed.active, changed.meta.versionId], [true, '2']);
      const patched = await app.patch(`Patient/${id}`, [{ op: 'replace', path: '/active', value: false }]);
      assert.equal(patched.active, false);
      await app.delete(`Patient/${id}`);
      await assert.rejects(app.request(`Patient/${id}`), /deleted/u);
    },
  },
  {
    name: 'knows its patient, pages flat to the end and resolves references',
    run: async (server) => {
      const { id } = await client(server).create({ resourceType: 'Patient', name: [{ family: 'Flach' }] });
      const app = client(server, id);
      assert.equal((await app.patient.read()).name[0].family, 'Flach');
      for (let n = 0; n < 5; n += 1) await app.create(observation(id, n));
      const flat = await app.request(`Observation?patient=${id}&_count=2&_sort=_lastUpdated`, {
        pageLimit: 0,
        flat: true,
      });
      assert.deepEqual(
        flat.map((one: Answered) => one.valueQuantity.value),
        [0, 1, 2, 3, 4],
      );
      const pages: number[] = [];
      await app.request(`Observation?patient=${id}&_count=2`, {
        pageLimit: 0,
        onPage: async ({ entry = [] }: Answered) => void pages.push(entry.length),
      });
      assert.deepEqual(pages, [2, 2, 1]);
      const resolved = await app.request(`Observation?patient=${id}&_count=1`, { resolveReferences: ['subject'] });
      assert.equal(resolved.entry[0].resource.subject.name[0].family, 'Flach');
      const graph = await app.request(`Observation?patient=${id}`, {
        pageLimit: 0,
        flat: true,
        graph: false,
        resolveReferences: ['subject'],
      });
      assert.ok(`Patient/${id}` in graph.references);
      const mine = await app.patient.request('Observation', { flat: true, pageLimit: 0 });
      assert.equal(mine.length, 5);
      const all: Answered[] = [];
      for await (const one of app.resources(`Observation?patient=${id}&_count=3`)) all.push(one);
      assert.equal(all.length, 5);
    },
  },
  {
    name: 'finds out the version of FHIR',
    run: async (server) => {
      const app = client(server);
      assert.deepEqual([await app.getFhirVersion(), await app.getFhirRelease()], ['4.0.1', 4]);
    },
  },
];
