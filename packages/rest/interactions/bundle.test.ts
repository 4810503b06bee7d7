import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const patient = (value: string): object => ({
  resourceType: 'Patient',
  active: true,
  identifier: [{ system: 'urn:b', value }],
});
const observation = (subject: string): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  subject: { reference: subject },
});
const statuses = (body: Answered): readonly string[] => body.entry.map(({ response }: Answered) => response.status);
const jsonPatch = (operations: unknown): object => ({
  resourceType: 'Binary',
  contentType: 'application/json-patch+json',
  data: Buffer.from(JSON.stringify(operations)).toString('base64'),
});

suite('bundles', () => {
  let server: TestServer;
  const bundle = async (
    type: string,
    entry: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): ReturnType<TestServer['ask']> => server.ask('POST', '/', { resourceType: 'Bundle', type, entry }, headers);
  before(async () => {
    server = await startTestServer();
    await server.ask('PUT', '/Patient/b', { ...patient('b'), id: 'b' });
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('a batch answers every kind of entry by itself', async () => {
    const { body } = await bundle('batch', [
      { request: { method: 'GET', url: 'Patient/b' } },
      { request: { method: 'HEAD', url: 'Patient/b' } },
      { request: { method: 'GET', url: 'Patient?identifier=urn:b|b' } },
      { request: { method: 'GET', url: 'Patient/b', ifNoneMatch: 'W/"1"' } },
      { request: { method: 'GET', url: 'Patient/none' } },
      { resource: patient('new'), request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:b|b' } },
      {
        resource: jsonPatch([{ op: 'replace', path: '/active', value: false }]),
        request: { method: 'PATCH', url: 'Patient?identifier=urn:b|b2' },
      },
      { resource: { ...patient('c'), id: 'c' }, request: { method: 'PUT', url: 'Patient/c', ifMatch: 'W/"4"' } },
      { request: { method: 'DELETE', url: 'Patient/none' } },
      { request: { method: 'GET', url: 'Patient/b/$everything' } },
      { resource: { resourceType: 'Patient', gender: 'x' }, request: { method: 'POST', url: 'Patient/$validate' } },
      { request: { method: 'GET', url: `${server.base}/Patient/b/_history/1` } },
      { resource: { resourceType: 'Bundle', type: 'batch' }, request: { method: 'POST', url: '/' } },
    ]);
    assert.deepEqual(statuses(body), [
      '200',
      '200',
      '200',
      '304',
      '404',
      '200',
      '404',
      '412',
      '204',
      '200',
      '200',
      '200',
      '400',
    ]);
    assert.deepEqual(
      body.entry.map(({ resource, response }: Answered) => [resource?.resourceType, response.outcome?.resourceType]),
      [
        ['Patient', undefined],
        [undefined, undefined],
        ['Bundle', undefined],
        [undefined, undefined],
        [undefined, 'OperationOutcome'],
        ['Patient', undefined],
        [undefined, 'OperationOutcome'],
        [undefined, 'OperationOutcome'],
        [undefined, undefined],
        ['Bundle', undefined],
        ['OperationOutcome', undefined],
        ['Patient', undefined],
        [undefined, 'OperationOutcome'],
      ],
    );
    assert.equal(body.entry[9].resource.total, 1);
  });

  test('a JSON Patch travels as a Binary, in a batch and in a transaction', async () => {
    const entry = {
      resource: jsonPatch([{ op: 'add', path: '/gender', value: 'female' }]),
      request: { method: 'PATCH', url: 'Patient/b' },
    };
    assert.deepEqual(
      [statuses((await bundle('batch', [entry])).body), statuses((await bundle('transaction', [entry])).body)],
      [['200'], ['200']],
    );
    assert.equal((await server.ask('GET', '/Patient/b')).body.gender, 'female');
  });

  test('Prefer shapes the entries of a batch and of a transaction', async () => {
    const shape = async (type: string, wish: string | undefined): Promise<unknown> => {
      const { body } = await bundle(
        type,
        [{ resource: patient('shape'), request: { method: 'POST', url: 'Patient' } }],
        wish === undefined ? {} : { Prefer: `return=${wish}` },
      );
      const [{ resource, response }] = body.entry;
      return [response.status, resource?.resourceType, response.outcome?.resourceType, typeof response.location];
    };
    for (const type of ['batch', 'transaction']) {
      assert.deepEqual(
        [await shape(type, 'minimal'), await shape(type, 'representation'), await shape(type, 'OperationOutcome')],
        [
          ['201', undefined, undefined, 'string'],
          ['201', 'Patient', undefined, 'string'],
          ['201', undefined, 'OperationOutcome', 'string'],
        ],
      );
    }
  });

  test('conditional references are resolved in both; one without a match refuses its write', async () => {
    const found = {
      resource: observation('Patient?identifier=urn:b|b'),
      request: { method: 'POST', url: 'Observation' },
    };
    const lost = {
      resource: observation('Patient?identifier=urn:b|lost'),
      request: { method: 'POST', url: 'Observation' },
    };
    const batch = await bundle('batch', [found, lost]);
    assert.deepEqual(statuses(batch.body), ['201', '400']);
    assert.equal(batch.body.entry[0].resource.subject.reference, 'Patient/b');
    assert.equal((await bundle('transaction', [found])).status, 200);
    const refused = await bundle('transaction', [found, lost]);
    assert.deepEqual(
      [refused.status, refused.body.issue[0].expression],
      [400, ['Bundle.entry[1].resource.subject.reference']],
    );
  });

  test('a transaction deletes before it creates, then updates, then reads, whatever the order of its entries', async () => {
    await server.ask('PUT', '/Patient/old', { ...patient('order'), id: 'old' });
    const { status, body } = await bundle('transaction', [
      { request: { method: 'GET', url: 'Patient?identifier=urn:b|order&_summary=count' } },
      { resource: { ...patient('b'), id: 'b', gender: 'other' }, request: { method: 'PUT', url: 'Patient/b' } },
      {
        resource: patient('order'),
        request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:b|order' },
      },
      { request: { method: 'DELETE', url: 'Patient/old' } },
      { request: { method: 'GET', url: 'Patient/old' } },
    ]);
    assert.equal(status, 200);
    // What the transaction deletes is no match of its conditional create.
    assert.deepEqual([statuses(body), body.entry[0].resource.total], [['200', '200', '201', '204', '410'], 1]);
  });

  test('ifMatch and ifNoneMatch of an entry refuse the whole transaction', async () => {
    const put = (more: object): object => ({
      resource: { ...patient('b'), id: 'b' },
      request: { method: 'PUT', url: 'Patient/b', ...more },
    });
    const make = { resource: patient('undone'), request: { method: 'POST', url: 'Patient' } };
    const refused = [
      await bundle('transaction', [make, put({ ifMatch: 'W/"99"' })]),
      await bundle('transaction', [make, put({ ifNoneMatch: '*' })]),
      await bundle('transaction', [make, { request: { method: 'DELETE', url: 'Patient/b', ifMatch: 'W/"99"' } }]),
      await bundle('transaction', [
        make,
        { resource: jsonPatch([]), request: { method: 'PATCH', url: 'Patient?identifier=urn:b|nobody' } },
      ]),
    ];
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.issue[0].expression[0]]),
      [
        [412, 'Bundle.entry[1]'],
        [412, 'Bundle.entry[1]'],
        [412, 'Bundle.entry[1]'],
        [404, 'Bundle.entry[1]'],
      ],
    );
    assert.equal((await server.ask('GET', '/Patient?identifier=urn:b|undone&_summary=count')).body.total, 0);
    assert.equal((await bundle('transaction', [put({ ifMatch: '*' })])).status, 200);
  });

  test('a read that finds nothing says so in its entry, and the writes stand', async () => {
    const { status, body } = await bundle('transaction', [
      { request: { method: 'GET', url: 'Patient/nobody' } },
      { resource: patient('stands'), request: { method: 'POST', url: 'Patient' } },
    ]);
    assert.deepEqual([status, statuses(body)], [200, ['404', '201']]);
  });

  test('a resource twice in one transaction is refused, by its entry', async () => {
    const put = { resource: { ...patient('b'), id: 'b' }, request: { method: 'PUT', url: 'Patient/b' } };
    const { status, body } = await bundle('transaction', [put, { request: { method: 'DELETE', url: 'Patient/b' } }]);
    assert.deepEqual([status, body.issue[0].details.coding[0].code], [400, 'store/duplicate-in-bundle']);
  });

  test('what is no entry is refused by its place, and no bug', async () => {
    const refused: unknown[] = [];
    for (const entry of [
      {},
      7,
      [null],
      [7],
      [{}],
      [{ request: {} }],
      [{ request: { method: 'GET' } }],
      [{ request: { method: 'BREW', url: 'x' } }],
      [{ request: { method: 'GET', url: 'Patient', ifMatch: 7 } }],
      [{ resource: 7, request: { method: 'POST', url: 'Patient' } }],
    ]) {
      const { status, body } = await bundle('transaction', entry);
      refused.push([status, body.issue[0].expression[0]]);
      const batch = await bundle('batch', entry);
      if (Array.isArray(entry)) assert.deepEqual(statuses(batch.body), ['400']);
      else assert.equal(batch.status, 400);
    }
    assert.deepEqual(refused, [
      [400, 'Bundle.entry'],
      [400, 'Bundle.entry'],
      ...Array.from({ length: 8 }, () => [400, 'Bundle.entry[0]']),
    ]);
    assert.deepEqual(
      [
        (await bundle('history', [])).status,
        (await bundle('batch', undefined)).status,
        (await server.ask('POST', '/', patient('x'))).status,
      ],
      [400, 200, 400],
    );
  });

  test('Binary goes through a batch as a resource', async () => {
    const binary = { resourceType: 'Binary', id: 'raw', contentType: 'text/plain', data: 'aGk=' };
    const { body } = await bundle('batch', [{ resource: binary, request: { method: 'PUT', url: 'Binary/raw' } }]);
    assert.deepEqual(statuses(body), ['201']);
    const read = await bundle('batch', [{ request: { method: 'GET', url: 'Binary/raw' } }], {
      Accept: 'application/fhir+json',
    });
    assert.equal(read.body.entry[0].resource.data, 'aGk=');
  });
});
