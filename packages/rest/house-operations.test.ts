import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { resource, text, type Operation } from '#kernel';
import { startTestServer, type TestServer } from './fixtures/test-server.ts';

interface Note {
  readonly words: string;
}

/** Writes a note; made for this test. */
const note: Operation<Note, Basic> = {
  name: 'desk/note',
  on: 'system',
  title: { 'zh-CN': '记一笔', en: 'Note' },
  roles: ['admin'],
  changes: true,
  undo: 'restore',
  input: { words: text },
  output: resource('Basic'),
  run: ({ store }, { words }) => store.create({ resourceType: 'Basic', code: { text: words } }),
};

suite('operations of the house at the door', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer([], undefined, undefined, {}, [note]);
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const call = (key: string, words: unknown): ReturnType<TestServer['ask']> =>
    server.ask(
      'POST',
      '/$desk-note',
      { resourceType: 'Parameters', parameter: [{ name: 'words', valueString: words }] },
      { 'Idempotency-Key': key },
    );

  test('run once for a key, are described, and are undone by the id of their request', async () => {
    const { ask } = server;
    const first = await call('a', 'hello');
    const again = await call('a', 'hello');
    assert.deepEqual([first.status, again.body], [200, first.body]);
    assert.equal((await call('a', 'other')).status, 409);
    assert.equal(
      (await ask('POST', '/$desk-note', { resourceType: 'Parameters' }, { 'Idempotency-Key': 'b' })).status,
      400,
    );
    const definition = await ask('GET', '/OperationDefinition/desk-note');
    assert.deepEqual(
      [definition.body.code, definition.body.affectsState, definition.body.parameter[0].name],
      ['desk-note', true, 'words'],
    );
    const statement = await ask('GET', '/metadata');
    assert.ok(statement.body.rest[0].operation.some(({ name }: { name: string }) => name === 'desk-note'));

    const request = first.headers.get('x-request-id');
    const undone = await ask('POST', '/$undo', {
      resourceType: 'Parameters',
      parameter: [{ name: 'request', valueString: request }],
    });
    assert.deepEqual(
      [undone.status, undone.body.parameter[0].valueReference.reference],
      [200, `Basic/${first.body.id}`],
    );
    assert.equal((await ask('GET', `/Basic/${first.body.id}`)).status, 410);
  });
});
