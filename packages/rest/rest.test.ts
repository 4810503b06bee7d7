import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from './fixtures/test-server.ts';

const patient = {
  resourceType: 'Patient',
  active: true,
  name: [{ family: '李', given: ['雷'] }],
  birthDate: '1980-05-06',
};

suite('the FHIR door', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('creates, reads, updates, deletes, and tells the history', async () => {
    const { ask } = server;
    const created = await ask('POST', '/Patient', patient);
    assert.deepEqual([created.status, created.headers.get('etag'), created.body.meta.versionId], [201, 'W/"1"', '1']);
    const { id } = created.body;
    assert.equal(created.headers.get('location'), `${server.base}/Patient/${id}/_history/1`);
    const read = await ask('GET', `/Patient/${id}`);
    assert.deepEqual(read.body, created.body);
    const updated = await ask('PUT', `/Patient/${id}`, { ...patient, id, active: false }, { 'If-Match': 'W/"1"' });
    assert.deepEqual([updated.status, updated.body.active, updated.body.meta.versionId], [200, false, '2']);
    assert.equal((await ask('PUT', `/Patient/${id}`, { ...patient, id }, { 'If-Match': 'W/"1"' })).status, 412);
    assert.equal((await ask('GET', `/Patient/${id}/_history/1`)).body.active, true);
    assert.equal((await ask('DELETE', `/Patient/${id}`)).status, 204);
    assert.equal((await ask('GET', `/Patient/${id}`)).status, 410);
    const history = await ask('GET', `/Patient/${id}/_history`);
    assert.deepEqual(
      history.body.entry.map((entry: { request: object }) => entry.request),
      [
        { method: 'DELETE', url: `Patient/${id}` },
        { method: 'PUT', url: `Patient/${id}` },
        { method: 'POST', url: 'Patient' },
      ],
    );
    assert.equal((await ask('PUT', `/Patient/${id}`, { ...patient, id })).status, 201);
  });

  test('keeps decimals as they were written', async () => {
    const created = await server.ask(
      'POST',
      '/Observation',
      '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50,"unit":"mg"}}',
    );
    assert.match(created.text, /"value":1\.50[,}]/u);
    assert.match((await server.ask('GET', `/Observation/${created.body.id}`)).text, /"value":1\.50[,}]/u);
    assert.match((await server.ask('GET', `/Observation?_id=${created.body.id}`)).text, /"value":1\.50[,}]/u);
  });

  test('refuses what breaks a rule, naming path and rule', async () => {
    const answer = await server.ask('POST', '/Patient', { ...patient, gender: 'masculine', birthDate: '1980-13-01' });
    assert.deepEqual(
      [answer.status, answer.body.issue.map((issue: { expression: string[] }) => issue.expression[0])],
      [400, ['Patient.birthDate', 'Patient.gender']],
    );
  });

  test('finds by name, pinyin, date, and pages stably', async () => {
    const { ask } = server;
    for (let n = 0; n < 5; n += 1)
      await ask('POST', '/Patient', {
        ...patient,
        name: [{ family: '单', given: [`${n}`] }],
        birthDate: `199${n}-01-01`,
      });
    const ids = async (query: string): Promise<number> =>
      (await ask('GET', `/Patient?${query}`)).body.entry?.length ?? 0;
    assert.deepEqual(
      [await ids('name=单'), await ids('name=shan'), await ids('family=单&birthdate=ge1992'), await ids('name=xyz')],
      [5, 5, 3, 0],
    );
    const first = await ask('GET', '/Patient?family=单&_sort=-birthdate&_count=2');
    const next = first.body.link.find((link: { relation: string }) => link.relation === 'next').url as string;
    const second = await ask('GET', next.replace(server.base, ''));
    const births = [first, second].flatMap(({ body }) =>
      body.entry.map((entry: { resource: { birthDate: string } }) => entry.resource.birthDate),
    );
    assert.deepEqual(births, ['1994-01-01', '1993-01-01', '1992-01-01', '1991-01-01']);
  });

  test('a transaction resolves its references, is all or nothing, and names each refused entry', async () => {
    const { ask } = server;
    const entry = (resource: object, fullUrl: string, more: object = {}): object => ({
      fullUrl,
      resource,
      request: { method: 'POST', url: (resource as { resourceType: string }).resourceType, ...more },
    });
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111' },
    };
    const bundle = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [entry(observation, 'urn:uuid:1'), entry(patient, 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111')],
    };
    const done = await ask('POST', '/', bundle);
    assert.deepEqual(
      [done.status, done.body.entry.map((one: { response: { status: string } }) => one.response.status)],
      [200, ['201', '201']],
    );
    const place = (n: number): string => done.body.entry[n].response.location.replace(/\/_history.*/u, '');
    assert.equal((await ask('GET', `/${place(0)}`)).body.subject.reference, place(1));

    const bad = {
      ...bundle,
      entry: [
        ...bundle.entry,
        entry({ ...patient, gender: 'x' }, 'urn:uuid:2'),
        entry({ ...patient, active: 'x' }, 'urn:uuid:3'),
      ],
    };
    const before = (await ask('GET', '/Patient?_summary=count')).body.total;
    const refused = await ask('POST', '/', bad);
    assert.deepEqual(
      [refused.status, refused.body.issue.map((issue: { expression: string[] }) => issue.expression[0])],
      [400, ['Bundle.entry[2].resource.gender', 'Bundle.entry[3].resource.active']],
    );
    assert.equal((await ask('GET', '/Patient?_summary=count')).body.total, before);
  });

  test('conditional create, update and delete act on the one match and refuse several', async () => {
    const { ask } = server;
    const identified = { ...patient, identifier: [{ system: 'urn:x', value: '42' }] };
    const one = await ask('POST', '/Patient', identified, { 'If-None-Exist': 'identifier=urn:x|42' });
    const two = await ask('POST', '/Patient', identified, { 'If-None-Exist': 'identifier=urn:x|42' });
    assert.deepEqual([one.status, two.status, two.body.id], [201, 200, one.body.id]);
    const changed = await ask('PUT', '/Patient?identifier=urn:x|42', { ...identified, active: false });
    assert.deepEqual([changed.status, changed.body.id, changed.body.meta.versionId], [200, one.body.id, '2']);
    await ask('POST', '/Patient', identified);
    assert.equal((await ask('PUT', '/Patient?identifier=urn:x|42', identified)).status, 412);
    assert.equal((await ask('DELETE', '/Patient?identifier=urn:x|42')).status, 412);
  });

  test('patches by JSON Patch and by FHIRPath Patch', async () => {
    const { ask } = server;
    const { id } = (await ask('POST', '/Patient', patient)).body;
    const json = await ask('PATCH', `/Patient/${id}`, [{ op: 'replace', path: '/active', value: false }], {
      'Content-Type': 'application/json-patch+json',
    });
    assert.deepEqual([json.status, json.body.active], [200, false]);
    const parameters = {
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'operation',
          part: [
            { name: 'type', valueCode: 'replace' },
            { name: 'path', valueString: 'Patient.birthDate' },
            { name: 'value', valueDate: '1981-01-01' },
          ],
        },
      ],
    };
    const path = await ask('PATCH', `/Patient/${id}`, parameters);
    assert.deepEqual([path.status, path.body.birthDate], [200, '1981-01-01']);
  });

  test('gives everything about a patient, validates, and changes meta', async () => {
    const { ask } = server;
    const { id } = (await ask('POST', '/Patient', patient)).body;
    await ask('POST', '/Observation', {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: `Patient/${id}` },
    });
    const all = await ask('GET', `/Patient/${id}/$everything`);
    assert.deepEqual(
      [
        all.body.total,
        all.body.entry.map((entry: { resource: { resourceType: string } }) => entry.resource.resourceType),
      ],
      [2, ['Patient', 'Observation']],
    );
    const findings = await ask('POST', '/Patient/$validate', { ...patient, gender: 'x' });
    assert.deepEqual([findings.status, findings.body.issue[0].severity], [200, 'error']);
    const meta = {
      resourceType: 'Parameters',
      parameter: [{ name: 'meta', valueMeta: { tag: [{ system: 'urn:t', code: 'a' }] } }],
    };
    assert.deepEqual((await ask('POST', `/Patient/${id}/$meta-add`, meta)).body.parameter[0].valueMeta.tag, [
      { system: 'urn:t', code: 'a' },
    ]);
    assert.equal((await ask('GET', '/Patient?_tag=urn:t|a')).body.entry.length, 1);
  });

  test('finds what cannot wait by the parameter of the house', async () => {
    const { ask } = server;
    const critical = {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      interpretation: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'HH' }] },
      ],
    };
    const { id } = (await ask('POST', '/Observation', critical)).body;
    const found = await ask('GET', '/Observation?interpretation=HH,LL');
    assert.deepEqual(
      found.body.entry.map((entry: { resource: { id: string } }) => entry.resource.id),
      [id],
    );
  });

  test('refuses strangers, XML, unknown types, parameters and addresses, each with an outcome', async () => {
    const { ask, base } = server;
    const answers = await Promise.all([
      fetch(`${base}/Patient/1`),
      ask('GET', '/Patient/1', undefined, { Accept: 'application/fhir+xml' }),
      ask('GET', '/Nothing/1'),
      ask('GET', '/Patient?colour=blue'),
      ask('GET', '/Patient/1/2/3/4/5'),
      ask('POST', '/Patient', '{"resourceType":"Patient",'),
      ask('POST', '/Patient', '<Patient/>', { 'Content-Type': 'application/fhir+xml' }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 406, 404, 400, 404, 400, 415],
    );
  });
});
