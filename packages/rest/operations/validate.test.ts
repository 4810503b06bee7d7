import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';

const patient = { resourceType: 'Patient', id: 'v', active: true };

suite('$validate', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.ask('PUT', '/Patient/v', patient);
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const said = async (method: string, path: string, body?: object): Promise<readonly unknown[]> => {
    const answer = await server.ask(method, path, body);
    return [
      answer.status,
      ...answer.body.issue.map(
        (issue: { severity: string; expression?: readonly string[] }) =>
          `${issue.severity} ${issue.expression?.[0] ?? ''}`,
      ),
    ];
  };

  test('takes a bare resource, Parameters, or what is stored', async () => {
    const asked = {
      resourceType: 'Parameters',
      parameter: [{ name: 'resource', resource: { ...patient, gender: 'x' } }],
    };
    assert.deepEqual(
      [
        await said('POST', '/Patient/$validate', patient),
        await said('POST', '/Patient/$validate', asked),
        await said('GET', '/Patient/v/$validate'),
        await said('GET', '/Patient/none/$validate'),
        await said('POST', '/Patient/$validate', { resourceType: 'Observation' }),
      ],
      [
        [200, 'information '],
        [200, 'error Patient.gender'],
        [200, 'information '],
        [404, 'error '],
        [400, 'error '],
      ],
    );
  });

  test('judges by its mode', async () => {
    assert.deepEqual(
      [
        await said('POST', '/Patient/v/$validate?mode=update', patient),
        await said('POST', '/Patient/other/$validate?mode=update', patient),
        await said('POST', '/Patient/$validate?mode=update', patient),
        await said('GET', '/Patient/v/$validate?mode=delete'),
        await said('POST', '/Patient/$validate?mode=profile', patient),
        await said('POST', '/Patient/$validate?mode=wish', patient),
      ],
      [
        [200, 'information '],
        [200, 'error resource.id'],
        [200, 'error resource'],
        [200, 'information resource'],
        [200, 'error resource'],
        [400, 'error mode'],
      ],
    );
  });

  test('checks the profile that is asked for and those that the resource claims, and says what it cannot check', async () => {
    assert.deepEqual(
      [
        await said('POST', '/Patient/$validate?profile=urn:none', patient),
        await said('POST', '/Patient/$validate', { ...patient, meta: { profile: ['urn:none'] } }),
        await said('POST', '/Observation/$validate?profile=http://hl7.org/fhir/StructureDefinition/bodyweight', {
          resourceType: 'Observation',
          status: 'final',
          code: { text: 'x' },
        }).then(([status, first]) => [status, String(first).slice(0, 5)]),
      ],
      [
        [200, 'error Patient'],
        [200, 'information ', 'information meta.profile'],
        [200, 'error'],
      ],
    );
  });
});
