import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const basic = (id: string, n: number): object => ({ resourceType: 'Basic', id, code: { text: `${n}` } });

suite('history', () => {
  let server: TestServer;
  /** Moments between the versions of Basic/h. */
  const moments: string[] = [];
  before(async () => {
    server = await startTestServer();
    const pause = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 15));
      moments.push(new Date().toISOString());
      await new Promise((resolve) => setTimeout(resolve, 15));
    };
    for (let n = 1; n <= 3; n += 1) {
      await server.ask('PUT', '/Basic/h', basic('h', n));
      await pause();
    }
    await server.ask('DELETE', '/Basic/h');
    await server.ask('PUT', '/Basic/other', basic('other', 1));
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const versions = (body: Answered): readonly string[] =>
    (body.entry ?? []).map(
      ({ response, fullUrl }: Answered) => `${fullUrl.split('/').at(-1)} ${response.etag.replaceAll(/[W/"]/gu, '')}`,
    );
  const of = async (path: string): Promise<readonly string[]> => versions((await server.ask('GET', path)).body);

  test('is newest first, of an instance, a type and all; a deletion is an entry without resource', async () => {
    assert.deepEqual(
      [await of('/Basic/h/_history'), await of('/Basic/_history'), await of('/_history')],
      [
        ['h 4', 'h 3', 'h 2', 'h 1'],
        ['other 1', 'h 4', 'h 3', 'h 2', 'h 1'],
        ['other 1', 'h 4', 'h 3', 'h 2', 'h 1'],
      ],
    );
    const { body } = await server.ask('GET', '/Basic/h/_history');
    assert.deepEqual(
      [body.type, body.total, body.entry[0].resource, body.entry[0].request.method, body.entry[0].response.status],
      ['history', 4, undefined, 'DELETE', '204'],
    );
    assert.equal((await server.ask('GET', '/Basic/none/_history')).status, 404);
  });

  test('pages by _count with a link to the next, and keeps its conditions', async () => {
    const pages: (readonly string[])[] = [];
    for (
      let path: string | undefined = `/Basic/_history?_count=2&_since=2020-01-01T00:00:00%2B08:00`;
      path !== undefined;
    ) {
      const { body } = await server.ask('GET', path);
      pages.push(versions(body));
      const next = body.link.find(({ relation }: Answered) => relation === 'next')?.url as string | undefined;
      assert.ok(next === undefined || next.includes('_since='));
      path = next?.slice(server.base.length);
    }
    assert.deepEqual(pages, [['other 1', 'h 4'], ['h 3', 'h 2'], ['h 1']]);
  });

  test('_since takes what was written from then on, _at what stood at that time', async () => {
    const [first = '', second = ''] = moments;
    assert.deepEqual(
      [
        await of(`/Basic/h/_history?_since=${second}`),
        await of(`/Basic/h/_history?_at=${first}`),
        await of(`/Basic/h/_history?_at=${first}&_since=${second}`),
      ],
      [['h 4', 'h 3'], ['h 1'], []],
    );
  });

  test('_count=0 and _summary=count give the number alone; _summary and _elements cut the versions down', async () => {
    const counts = await Promise.all(
      [
        '/Basic/h/_history?_count=0',
        '/Basic/_history?_summary=count',
        '/_history?_count=0',
        `/Basic/_history?_count=0&_since=${moments[1]}`,
      ].map(async (path) => {
        const { body } = await server.ask('GET', path);
        return [body.total, body.entry];
      }),
    );
    assert.deepEqual(counts, [
      [4, undefined],
      [5, undefined],
      [5, undefined],
      [3, undefined],
    ]);
    const { body } = await server.ask('GET', '/Basic/h/_history/?_elements=id&_count=2');
    assert.deepEqual(Object.keys(body.entry[1].resource).toSorted(), ['code', 'id', 'meta', 'resourceType']);
    assert.equal(body.entry[1].resource.meta.tag[0].code, 'SUBSETTED');
  });

  test('refuses what it does not know by name', async () => {
    for (const [query, name] of [
      ['_sort=x', '_sort'],
      ['_since=yesterday', '_since'],
      ['_at=1', '_at'],
      ['_count=-1', '_count'],
      ['_cursor=x', undefined],
      ['_summary=x', '_summary'],
    ] as const) {
      const { status, body } = await server.ask('GET', `/Basic/_history?${query}`);
      assert.deepEqual([status, body.issue[0].expression?.[0]], [400, name], query);
    }
  });
});
