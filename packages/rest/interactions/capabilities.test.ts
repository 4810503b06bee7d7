import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { resourceTypes } from '#fhir';
import { optional, text, type AnyOperation } from '#kernel';
import { validateResource } from '#validation';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const weigh: AnyOperation = {
  name: 'records/weigh',
  on: 'Patient',
  title: { 'zh-CN': '称重', en: 'Weigh' },
  roles: ['nurse'],
  changes: false,
  input: { unit: text, device: optional(text) },
  output: text,
  run: async () => 'x',
};

suite('what the server says of itself', () => {
  let server: TestServer;
  let statement: Answered;
  before(async () => {
    const at = { system: false, types: ['Patient'], instance: false };
    const house = {
      name: 'records-weigh',
      title: weigh.title,
      at,
      house: weigh,
      get: true,
      changes: false,
      run: async () => ({ status: 200 }),
    };
    const plain = {
      name: 'queue-state',
      title: weigh.title,
      at: { system: true, types: 'none', instance: false },
      get: true,
      changes: false,
      run: async () => ({ status: 200 }),
    } as const;
    server = await startTestServer([house, plain]);
    statement = (await server.ask('GET', '/metadata')).body;
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('the CapabilityStatement is free of findings, names every type, and is readable without a token', async () => {
    assert.deepEqual(validateResource(statement), []);
    assert.deepEqual(
      statement.rest[0].resource.map(({ type }: { type: string }) => type),
      resourceTypes,
    );
    const stranger = await fetch(`${server.base}/metadata?_pretty=true`, { headers: { Accept: 'application/json' } });
    assert.deepEqual([stranger.status, await stranger.json()], [200, statement]);
    assert.equal((await server.ask('GET', '/metadata?mode=terminology')).status, 400);
  });

  test('each _include, _revinclude and search parameter of it is one that the search takes', async () => {
    const { resource } = statement.rest[0];
    const observation = resource.find(({ type }: { type: string }) => type === 'Observation');
    for (const include of observation.searchInclude)
      assert.equal((await server.ask('GET', `/Observation?_include=${include}`)).status, 200, include);
    const patient = resource.find(({ type }: { type: string }) => type === 'Patient');
    assert.ok(patient.searchRevInclude.includes('Observation:subject'));
    for (const reverse of patient.searchRevInclude.slice(0, 40))
      assert.equal((await server.ask('GET', `/Patient?_revinclude=${reverse}`)).status, 200, reverse);
    for (const { name, type } of patient.searchParam) {
      if (type === 'special') continue;
      assert.equal(
        (await server.ask('GET', `/Patient?${name}:missing=true`)).body.issue?.[0].details.text,
        undefined,
        name,
      );
    }
  });

  test('each operation of it has a definition, at HL7 or here', async () => {
    const [rest] = statement.rest;
    const all: { name: string; definition: string }[] = [
      ...rest.operation,
      ...rest.resource.flatMap(({ operation }: Answered) => operation ?? []),
    ];
    const here = new Set(
      all.filter(({ definition }) => definition.startsWith(server.base)).map(({ definition }) => definition),
    );
    for (const name of ['queue-state', 'records-weigh'])
      assert.ok(here.has(`${server.base}/OperationDefinition/${name}`), name);
    for (const url of here) {
      const { status, body } = await server.ask('GET', url.slice(server.base.length));
      assert.deepEqual([status, body.url, validateResource(body)], [200, url, []]);
    }
    const weighing = (await server.ask('GET', '/OperationDefinition/records-weigh')).body;
    assert.deepEqual(
      weighing.parameter.map(({ name, use, min }: Answered) => [name, use, min]),
      [
        ['unit', 'in', 1],
        ['device', 'in', 0],
        ['return', 'out', 1],
      ],
    );
    assert.equal(
      all.find(({ name }) => name === 'versions')?.definition,
      'http://hl7.org/fhir/OperationDefinition/CapabilityStatement-versions',
    );
    assert.equal((await server.ask('GET', '/OperationDefinition/expand')).status, 404);
  });

  test('OpenAPI describes the operations', async () => {
    const { status, body } = await server.ask('GET', '/openapi.json');
    assert.deepEqual([status, body.openapi, body.servers], [200, '3.1.0', [{ url: server.base }]]);
    assert.deepEqual(Object.keys(body.paths['/Patient/$records-weigh']).toSorted(), ['get', 'parameters', 'post']);
    for (const path of [
      '/{type}/{id}',
      '/ValueSet/$expand',
      '/ValueSet/{id}/$expand',
      '/{type}/{id}/$meta',
      '/$versions',
    ])
      assert.ok(path in body.paths, path);
  });

  test('$versions names R4', async () => {
    assert.deepEqual((await server.ask('GET', '/$versions')).body, {
      resourceType: 'Parameters',
      parameter: [
        { name: 'version', valueCode: '4.0' },
        { name: 'default', valueCode: '4.0' },
      ],
    });
  });
});
