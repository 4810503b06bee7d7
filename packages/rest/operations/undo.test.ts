import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { finder } from '#store';
import { resource, text, type AnyOperation, type Operation } from '#kernel';
import type { Basic } from '#fhir';
import { operationRegistry, type Runner } from '#operations';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';
import { houseOperation } from './house-operation.ts';
import { undoOperation } from './undo.ts';

interface Open {
  readonly name: string;
}

const open: Operation<Open, Basic> = {
  name: 'ward/open',
  on: 'system',
  title: { 'zh-CN': '开床', en: 'Open a bed' },
  roles: ['admin'],
  changes: true,
  input: { name: text },
  output: resource('Basic'),
  undo: 'restore',
  run: ({ store }, { name }) => store.create<Basic>({ resourceType: 'Basic', code: { text: name } }),
};

suite('$undo', () => {
  let server: TestServer;
  before(async () => {
    const operations: AnyOperation[] = [open];
    const held: { runner?: Runner } = {};
    // The runner stands on the store that the door opens.
    const runner = new Proxy({} as Runner, { get: (_, name: keyof Runner) => held.runner?.[name] });
    server = await startTestServer([...operations.map((each) => houseOperation(each, runner)), undoOperation(runner)]);
    const { engine } = server.door.store;
    held.runner = {
      engine,
      find: finder(engine, server.door.setting),
      registry: operationRegistry(operations),
      zone: 'UTC',
      random: () => 0.5,
      log: () => undefined,
    };
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });
  const parameters = (name: string, valueString: string): object => ({
    resourceType: 'Parameters',
    parameter: [{ name, valueString }],
  });

  test('takes back an operation by the id of its request', async () => {
    const made = await server.ask('POST', '/$ward-open', parameters('name', 'A'), { 'Idempotency-Key': 'k1' });
    assert.equal(made.status, 200, made.text);
    const undone = await server.ask('POST', '/$undo', parameters('request', made.headers.get('x-request-id') ?? ''));
    assert.deepEqual(undone.body.parameter, [
      { name: 'restored', valueReference: { reference: `Basic/${made.body.id}` } },
    ]);
    assert.equal((await server.ask('GET', `/Basic/${made.body.id}`)).status, 410);
  });

  test('refuses what is no request, and what is none of ours', async () => {
    assert.equal((await server.ask('POST', '/$undo', parameters('request', 'x'))).status, 400);
    const nobody = '00000000-0000-4000-8000-000000000000';
    assert.equal((await server.ask('POST', '/$undo', parameters('request', nobody))).status, 404);
    assert.equal((await server.ask('GET', `/$undo?request=${nobody}`)).status, 400);
  });
});
