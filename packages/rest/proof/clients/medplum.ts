import assert from 'node:assert/strict';
import { MedplumClient, OperationOutcomeError } from '@medplum/core';
import type { Answered, TestServer } from '../../fixtures/test-server.ts';
import type { Trial } from './trial.ts';

/** The client without its cache, so that it asks us each time. */
const client = ({ base, token }: TestServer): Answered =>
  new MedplumClient({
    baseUrl: base.replace('fhir/R4', ''),
    fhirUrlPath: 'fhir/R4',
    accessToken: token,
    cacheTime: 0,
    fetch,
  });

const patient = (family: string, more: object = {}): object => ({
  resourceType: 'Patient',
  name: [{ family }],
  ...more,
});

/** What MedplumClient does. */
export const medplumTrials: readonly Trial[] = [
  {
    name: 'creates, reads, updates, patches, deletes, reads history and versions',
    run: async (server) => {
      const medplum = client(server);
      const made = await medplum.createResource(patient('Pflaume'));
      assert.deepEqual({ ...(await medplum.readResource('Patient', made.id)) }, made);
      const changed = await medplum.updateResource({ ...made, active: true });
      assert.deepEqual([changed.active, changed.meta.versionId], [true, '2']);
      const patched = await medplum.patchResource('Patient', made.id, [
        { op: 'replace', path: '/active', value: false },
      ]);
      assert.deepEqual([patched.active, patched.meta.versionId], [false, '3']);
      const history = await medplum.readHistory('Patient', made.id);
      assert.deepEqual(
        history.entry.map(({ resource }: Answered) => resource.meta.versionId),
        ['3', '2', '1'],
      );
      assert.deepEqual({ ...(await medplum.readVersion('Patient', made.id, '1')) }, made);
      assert.deepEqual({ ...(await medplum.readReference({ reference: `Patient/${made.id}` })) }, patched);
      await medplum.deleteResource('Patient', made.id);
      await assert.rejects(
        medplum.readResource('Patient', made.id),
        (fault: unknown) => fault instanceof OperationOutcomeError && fault.outcome.issue?.[0]?.code === 'deleted',
      );
    },
  },
  {
    name: 'searches, finds one, pages',
    run: async (server) => {
      const medplum = client(server);
      for (let n = 0; n < 3; n += 1) await medplum.createResource(patient('Suche', { birthDate: `199${n}-01-01` }));
      const bundle = await medplum.search('Patient', 'family=Suche&_count=2&_total=accurate');
      assert.deepEqual([bundle.total, bundle.entry.length], [3, 2]);
      assert.equal((await medplum.searchResources('Patient', { family: 'Suche' })).length, 3);
      assert.equal((await medplum.searchOne('Patient', 'family=Suche&birthdate=1991')).birthDate, '1991-01-01');
      assert.equal(await medplum.searchOne('Patient', 'family=Niemand'), undefined);
      const sizes: number[] = [];
      for await (const page of medplum.searchResourcePages('Patient', 'family=Suche&_count=2')) sizes.push(page.length);
      assert.deepEqual(sizes, [2, 1]);
    },
  },
  {
    name: 'creates and upserts on a condition',
    run: async (server) => {
      const medplum = client(server);
      const body = patient('Falls', { identifier: [{ system: 'urn:medplum', value: '1' }] });
      const one = await medplum.createResourceIfNoneExist(body, 'identifier=urn:medplum|1');
      const two = await medplum.createResourceIfNoneExist(body, 'identifier=urn:medplum|1');
      assert.deepEqual(two, one);
      const three = await medplum.upsertResource({ ...body, active: true }, 'identifier=urn:medplum|1');
      assert.deepEqual([three.id, three.active, three.meta.versionId], [one.id, true, '2']);
    },
  },
  {
    name: 'executes batches and transactions, and batches its own reads',
    run: async (server) => {
      const medplum = client(server);
      const made = await medplum.createResource(patient('Stapel'));
      const batch = await medplum.executeBatch({
        resourceType: 'Bundle',
        type: 'batch',
        entry: [
          { request: { method: 'GET', url: `Patient/${made.id}` } },
          { request: { method: 'GET', url: 'Patient/none' } },
        ],
      });
      assert.deepEqual(
        batch.entry.map(({ response }: Answered) => response.status.slice(0, 3)),
        ['200', '404'],
      );
      const fullUrl = 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a002';
      const observation = {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        subject: { reference: fullUrl },
      };
      const done = await medplum.executeBatch({
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          { fullUrl, resource: patient('Stapel'), request: { method: 'POST', url: 'Patient' } },
          { resource: observation, request: { method: 'POST', url: 'Observation' } },
        ],
      });
      assert.deepEqual(
        done.entry.map(({ response }: Answered) => response.status.slice(0, 3)),
        ['201', '201'],
      );
      const grouping = new MedplumClient({
        baseUrl: server.base.replace('fhir/R4', ''),
        fhirUrlPath: 'fhir/R4',
        accessToken: server.token,
        autoBatchTime: 5,
        cacheTime: 0,
        fetch,
      });
      const [first, second] = await Promise.all([
        grouping.readResource('Patient', made.id),
        grouping.search('Patient', 'family=Stapel'),
      ]);
      assert.deepEqual([first.id, (second as Answered).entry.length], [made.id, 2]);
    },
  },
  {
    name: 'asks by GraphQL',
    run: async (server) => {
      const medplum = client(server);
      const made = await medplum.createResource(patient('Graph'));
      await medplum.createResource({
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        subject: { reference: `Patient/${made.id}` },
      });
      const { data, errors } = await medplum.graphql(
        'query Chart($id: ID) { Patient(id: $id) { name { family } ObservationList(_reference: subject) { status subject { resource { ... on Patient { id } } } } } }',
        'Chart',
        { id: made.id },
      );
      assert.equal(errors, undefined);
      assert.deepEqual(data, {
        Patient: {
          name: [{ family: 'Graph' }],
          ObservationList: [{ status: 'final', subject: { resource: { id: made.id } } }],
        },
      });
    },
  },
  {
    name: 'stores binary content and gets it back, reads everything, expands and validates',
    run: async (server) => {
      const medplum = client(server);
      const binary = await medplum.createBinary({ data: 'hello', contentType: 'text/plain' });
      assert.equal(Buffer.from(binary.data, 'base64').toString(), 'hello');
      const made = await medplum.createResource(patient('Alles'));
      assert.equal((await medplum.readPatientEverything(made.id)).total, 1);
      const set = await medplum.valueSetExpand({
        url: 'http://hl7.org/fhir/ValueSet/administrative-gender',
        filter: 'fem',
      });
      assert.deepEqual(
        set.expansion.contains.map(({ code }: Answered) => code),
        ['female'],
      );
      assert.equal((await medplum.validateResource(patient('Gut'))).issue[0].severity, 'information');
      await assert.rejects(
        medplum.createResource({ resourceType: 'Patient', gender: 'purple' }),
        OperationOutcomeError,
      );
    },
  },
];
