import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { runJob, takeJob } from '#jobs';
import { startTestServer, type TestServer } from './fixtures/test-server.ts';

const parameter = (more: object = {}): object => ({
  resourceType: 'SearchParameter',
  id: 'nickname',
  url: 'urn:test:nickname',
  name: 'Nickname',
  status: 'active',
  description: 'x',
  code: 'nickname',
  base: ['Patient'],
  type: 'string',
  expression: "Patient.name.where(use = 'nickname').text",
  ...more,
});

suite('search parameters of the hospital', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const work = async (): Promise<void> => {
    const { engine } = server.door.store;
    const taken = await takeJob(
      engine,
      server.door.jobs.map(({ name }) => name),
    );
    assert.ok(taken, 'a job is asked for');
    const job = server.door.jobs.find(({ name }) => name === taken.name);
    assert.ok(job);
    await runJob(engine, job, taken, {
      zone: 'UTC',
      random: () => 0,
      log: () => undefined,
      signal: new AbortController().signal,
    });
  };

  test('are refused by name until every resource is indexed, and then find old and new ones', async () => {
    const { ask, door } = server;
    const named = (text: string): object => ({
      resourceType: 'Patient',
      name: [{ use: 'nickname', text }, { family: 'Li' }],
    });
    const old = (await ask('POST', '/Patient', named('小雷'))).body.id as string;
    assert.equal((await ask('GET', '/Patient?nickname=x')).status, 400);
    await ask('PUT', '/SearchParameter/nickname', parameter());
    await door.settleParameters();
    const refused = await ask('GET', '/Patient?nickname=小雷');
    assert.deepEqual(
      [refused.status, refused.body.issue[0].details.coding[0].code],
      [503, 'search/parameter-not-ready'],
    );
    const between = (await ask('POST', '/Patient', named('小雷子'))).body.id as string;
    await work();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const found = await ask('GET', '/Patient?nickname=小雷');
    assert.deepEqual(
      found.body.entry?.map((entry: { resource: { id: string } }) => entry.resource.id).toSorted(),
      [old, between].toSorted(),
    );
    assert.equal((await ask('GET', `/Patient/${old}`)).body.meta.versionId, '1');
  });

  test('one that cannot be compiled does not disturb the others, and one that is withdrawn is unknown', async () => {
    const { ask, door } = server;
    await ask(
      'PUT',
      '/SearchParameter/broken',
      parameter({ id: 'broken', url: 'urn:test:broken', code: 'broken', expression: 'Patient.nmae' }),
    );
    await ask('DELETE', '/SearchParameter/nickname');
    await door.settleParameters();
    const answers = await Promise.all(['nickname', 'broken', 'name'].map((code) => ask('GET', `/Patient?${code}=Li`)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 400, 200],
    );
  });
});
