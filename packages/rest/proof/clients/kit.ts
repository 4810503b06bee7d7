import assert from 'node:assert/strict';
import { Client } from 'fhir-kit-client';
import type { Answered, TestServer } from '../../fixtures/test-server.ts';
import type { Trial } from './trial.ts';

const client = ({ base, token }: TestServer): Client => new Client({ baseUrl: base, bearerToken: token });
const patient = (family: string, more: object = {}): Answered => ({
  resourceType: 'Patient',
  name: [{ family }],
  ...more,
});
const status = (answer: object): number | undefined => Client.httpFor(answer as Answered).response?.status;

/** What fhir-kit-client (Vermonster) does. */
export const kitTrials: readonly Trial[] = [
  {
    name: 'creates, reads, updates, patches, reads versions, deletes',
    run: async (server) => {
      const kit = client(server);
      const made: Answered = await kit.create({ resourceType: 'Patient', body: patient('Kit') });
      assert.equal(status(made), 201);
      const { id } = made;
      assert.deepEqual(await kit.read({ resourceType: 'Patient', id }), made);
      const changed: Answered = await kit.update({ resourceType: 'Patient', id, body: { ...made, active: true } });
      assert.deepEqual([changed.active, changed.meta.versionId], [true, '2']);
      const patched: Answered = await kit.patch({
        resourceType: 'Patient',
        id,
        jsonPatch: [{ op: 'replace', path: '/active', value: false }],
      });
      assert.deepEqual([patched.active, patched.meta.versionId], [false, '3']);
      assert.deepEqual(await kit.vread({ resourceType: 'Patient', id, version: '1' }), made);
      await kit.delete({ resourceType: 'Patient', id });
      const gone = await kit.read({ resourceType: 'Patient', id }).then(
        () => undefined,
        (fault: Answered) => fault.response,
      );
      assert.deepEqual([gone.status, gone.data.resourceType], [410, 'OperationOutcome']);
    },
  },
  {
    name: 'searches by GET and POST, pages to the end, searches a compartment and all types',
    run: async (server) => {
      const kit = client(server);
      const made: Answered[] = [];
      for (let n = 0; n < 5; n += 1)
        made.push(
          await kit.create({ resourceType: 'Patient', body: patient('Seiten', { birthDate: `199${n}-01-01` }) }),
        );
      const found: string[] = [];
      let page: Answered = await kit.search({
        resourceType: 'Patient',
        searchParams: { family: 'Seiten', _sort: 'birthdate', _count: 2 },
      });
      for (;;) {
        found.push(...page.entry.map(({ resource }: Answered) => resource.id));
        const next = kit.nextPage({ bundle: page });
        if (next === undefined) break;
        page = await next;
      }
      assert.deepEqual(
        found,
        made.map(({ id }) => id),
      );
      const posted: Answered = await kit.resourceSearch({
        resourceType: 'Patient',
        searchParams: { family: 'Seiten', birthdate: ['ge1991', 'lt1993'] },
        options: { postSearch: true },
      });
      assert.equal(posted.entry.length, 2);
      const [{ id }] = made;
      await kit.create({
        resourceType: 'Observation',
        body: {
          resourceType: 'Observation',
          status: 'final',
          code: { text: 'x' },
          subject: { reference: `Patient/${id}` },
        },
      });
      const inside: Answered = await kit.compartmentSearch({
        resourceType: 'Observation',
        compartment: { resourceType: 'Patient', id },
        searchParams: { status: 'final' },
      });
      assert.equal(inside.entry.length, 1);
      const all: Answered = await kit.systemSearch({ searchParams: { _id: id } });
      assert.deepEqual(
        all.entry.map(({ resource }: Answered) => resource.id),
        [id],
      );
    },
  },
  {
    name: 'sends batches and transactions',
    run: async (server) => {
      const kit = client(server);
      const fullUrl = 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a001';
      const entry = [
        { fullUrl, resource: patient('Bündel'), request: { method: 'POST', url: 'Patient' } },
        {
          resource: {
            resourceType: 'Observation',
            status: 'final',
            code: { text: 'x' },
            subject: { reference: fullUrl },
          },
          request: { method: 'POST', url: 'Observation' },
        },
      ];
      const done: Answered = await kit.transaction({
        body: { resourceType: 'Bundle', type: 'transaction', entry },
      });
      assert.deepEqual(
        done.entry.map(({ response }: Answered) => response.status.slice(0, 3)),
        ['201', '201'],
      );
      const batch: Answered = await kit.batch({
        body: {
          resourceType: 'Bundle',
          type: 'batch',
          entry: [
            { request: { method: 'GET', url: 'Patient?family=Bündel' } },
            { request: { method: 'GET', url: 'Patient/none' } },
          ],
        },
      });
      assert.deepEqual(
        batch.entry.map(({ response }: Answered) => response.status.slice(0, 3)),
        ['200', '404'],
      );
    },
  },
  {
    name: 'reads histories of an instance, a type and all, and pages them',
    run: async (server) => {
      const kit = client(server);
      const made: Answered = await kit.create({
        resourceType: 'Basic',
        body: { resourceType: 'Basic', code: { text: 'x' } },
      });
      await kit.update({ resourceType: 'Basic', id: made.id, body: { ...made, code: { text: 'y' } } });
      const own: Answered = await kit.resourceHistory({ resourceType: 'Basic', id: made.id });
      assert.deepEqual([own.type, own.total], ['history', 2]);
      const ofType: Answered = await kit.typeHistory({ resourceType: 'Basic' });
      const all: Answered = await kit.systemHistory();
      assert.ok(ofType.entry.length >= 2 && all.entry.length >= 2);
    },
  },
  {
    name: 'updates on a condition, resolves references, reads abilities, calls operations',
    run: async (server) => {
      const kit = client(server);
      const body = patient('Wenn', { identifier: [{ system: 'urn:kit', value: '1' }] });
      const one: Answered = await kit.update({
        resourceType: 'Patient',
        searchParams: { identifier: 'urn:kit|1' },
        body,
      });
      const two: Answered = await kit.update({
        resourceType: 'Patient',
        searchParams: { identifier: 'urn:kit|1' },
        body: { ...body, active: true },
      });
      assert.deepEqual([two.id, two.meta.versionId], [one.id, '2']);
      assert.deepEqual(await kit.resolve({ reference: `Patient/${one.id}` }), two);
      assert.deepEqual(await kit.resolve({ reference: `${server.base}/Patient/${one.id}` }), two);
      const abilities: Answered = await kit.capabilityStatement();
      assert.equal(abilities.fhirVersion, '4.0.1');
      const all: Answered = await kit.operation({
        name: '$everything',
        resourceType: 'Patient',
        id: one.id,
        method: 'GET',
      });
      assert.equal(all.total, 1);
      const found: Answered = await kit.operation({
        name: 'lookup',
        resourceType: 'CodeSystem',
        method: 'GET',
        input: { system: 'http://hl7.org/fhir/administrative-gender', code: 'female' },
      });
      assert.equal(found.parameter.find(({ name }: Answered) => name === 'display').valueString, 'Female');
      const verdict: Answered = await kit.operation({
        name: 'validate',
        resourceType: 'Patient',
        input: { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: patient('Gut') }] },
      });
      assert.equal(verdict.issue[0].severity, 'information');
    },
  },
];
