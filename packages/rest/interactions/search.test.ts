import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answer, type Answered, type TestServer } from '../fixtures/test-server.ts';

suite('searching over HTTP', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    for (const [id, gender] of [
      ['a', 'male'],
      ['b', 'female'],
      ['c', 'female'],
    ]) {
      await server.ask('PUT', `/Patient/${id}`, { resourceType: 'Patient', id, gender, birthDate: '1990-01-01' });
      await server.ask('PUT', `/Observation/o${id}`, {
        resourceType: 'Observation',
        id: `o${id}`,
        status: 'final',
        code: { text: 'x' },
        subject: { reference: `Patient/${id}` },
      });
    }
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const ids = ({ body }: Answer): readonly string[] =>
    (body.entry ?? []).map(({ resource }: Answered) => resource.id as string);
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

  test('POST _search takes the pairs of its form and of its address, at every level', async () => {
    const { ask } = server;
    assert.deepEqual(
      [
        ids(await ask('POST', '/Patient/_search?_sort=_id', 'gender=female', form)),
        ids(await ask('POST', '/_search', '_type=Patient&_id=a', form)),
        ids(await ask('POST', '/Patient/b/Observation/_search', 'status=final', form)),
        ids(await ask('POST', '/Patient/_search?gender=male')),
        ids(
          await ask('POST', '/Patient/_search', 'gender=female&_id=c', {
            'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
          }),
        ),
      ],
      [['b', 'c'], ['a'], ['ob'], ['a'], ['c']],
    );
    const page = await ask('POST', '/Patient/_search', '_sort=_id&_count=2', form);
    const next = page.body.link.find(({ relation }: Answered) => relation === 'next').url as string;
    assert.deepEqual(ids(await ask('GET', next.slice(server.base.length))), ['c']);
    assert.deepEqual(
      [
        (await ask('POST', '/Patient/_search', { gender: 'male' })).status,
        (await ask('POST', '/Patient/_search', Buffer.from('name=\xe9', 'latin1'), form)).status,
        (await ask('POST', '/Patient/_search', 'name=%E9', form)).status,
        (await ask('POST', '/Patient/_search', '_format=xml', form)).status,
      ],
      [415, 400, 400, 406],
    );
  });

  test('an unknown parameter is refused; lenient leaves it out of the answer and of the self link, and says so', async () => {
    const { ask } = server;
    const strict = await ask('GET', '/Patient?colour=blue&gender=male', undefined, { Prefer: 'handling=strict' });
    assert.deepEqual([strict.status, strict.body.issue[0].expression], [400, ['colour']]);
    const lenient = await ask('GET', '/Patient?colour=blue&gender=male', undefined, { Prefer: 'handling=lenient' });
    assert.deepEqual(
      lenient.body.entry.map(({ resource, search }: Answered) => [resource.resourceType, search.mode]),
      [
        ['Patient', 'match'],
        ['OperationOutcome', 'outcome'],
      ],
    );
    assert.equal(lenient.body.link[0].url, `${server.base}/Patient?gender=male`);
  });

  test('_count=0 and _summary=count give the total alone; _total says whether there is one', async () => {
    const { ask } = server;
    const shape = async (query: string): Promise<unknown> => {
      const { body } = await ask('GET', `/Patient?${query}`);
      return [body.total, body.entry?.length, body.link.length];
    };
    assert.deepEqual(
      [
        await shape('_count=0'),
        await shape('_summary=count'),
        await shape('_total=none'),
        await shape('_total=accurate&_count=2'),
        await shape('gender=male&_summary=count'),
      ],
      [
        [3, undefined, 1],
        [3, undefined, 1],
        [undefined, 3, 1],
        [3, 2, 2],
        [1, undefined, 1],
      ],
    );
  });

  test('a compartment needs a type that is in it, and HEAD answers without a body', async () => {
    const { ask } = server;
    assert.deepEqual(ids(await ask('GET', '/Patient/a/*')), ['oa']);
    assert.deepEqual(ids(await ask('GET', '/Patient/a/Observation?status=final')), ['oa']);
    const head = await ask('HEAD', '/Patient?gender=male');
    assert.deepEqual([head.status, head.text], [200, '']);
    assert.equal((await ask('GET', '/Basket/a/Observation')).status, 400);
  });

  test('matches and includes are told apart, each with its address', async () => {
    const { body } = await server.ask('GET', '/Observation?_id=oa&_include=Observation:subject');
    assert.deepEqual(
      body.entry.map(({ fullUrl, search }: Answered) => [fullUrl, search.mode]),
      [
        [`${server.base}/Observation/oa`, 'match'],
        [`${server.base}/Patient/a`, 'include'],
      ],
    );
  });

  test('NUL is a bad value or finds nothing, in whatever parameter it stands', async () => {
    const status = async (query: string): Promise<number> => (await server.ask('GET', `/${query}`)).status;
    assert.deepEqual(
      [
        await status('Observation?value-quantity=5||m%00g'),
        await status('Observation?code=%00|%00'),
        await status('Patient?name=%00'),
        await status('Patient?_id=%00'),
        await status('Patient?_source=%00&_profile=%00'),
      ],
      [400, 200, 200, 400, 200],
    );
  });
});
