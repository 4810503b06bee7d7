import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { runEvents, subscriptionConsumer } from '#events';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const subscription = (criteria: string): object => ({
  resourceType: 'Subscription',
  status: 'requested',
  reason: 'test',
  criteria,
  channel: {
    type: 'websocket',
    payload: 'application/fhir+json',
    _payload: {
      extension: [
        {
          url: 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content',
          valueCode: 'full-resource',
        },
      ],
    },
  },
});
const observation = (patient: string): object => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  subject: { reference: patient },
});

suite('operations of subscriptions', () => {
  let server: TestServer;
  const stop = new AbortController();
  let running: Promise<void>;
  before(async () => {
    server = await startTestServer();
    const { subscriptions, report } = server.door;
    const parts = {
      sql: server.door.store.engine.sql,
      address: server.address,
      listeners: [],
      consumers: [subscriptionConsumer(subscriptions)],
    };
    running = runEvents({ ...parts, report: (fault, during) => report(fault, { during }), pauseMs: 5 }, stop.signal);
  });
  after(async () => {
    stop.abort();
    await running;
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });
  const parameter = (parameters: Answered, name: string): Record<string, unknown> =>
    parameters.parameter.find((each: { name: string }) => each.name === name);
  const status = async (id: string): Promise<Answered> =>
    (await server.ask('GET', `/Subscription/${id}/$status`)).body.entry[0].resource;

  test('a subscription that cannot run is refused when it is written, with the reason', async () => {
    const bad = await server.ask('POST', '/Subscription', subscription('Observation?colour=red'));
    assert.equal(bad.status, 400);
    assert.match(bad.text, /colour/u);
    const channel = await server.ask('POST', '/Subscription', {
      ...subscription('Observation'),
      channel: { type: 'email', endpoint: 'mailto:a@b.example' },
    });
    assert.deepEqual(
      [channel.status, channel.body.issue[0].details.coding[0].code],
      [400, 'events/channel-unsupported'],
    );
  });

  test('follow a subscription from its beginning, also one about other resources', async () => {
    const patient = (await server.ask('POST', '/Patient', { resourceType: 'Patient', name: [{ family: 'Zhang' }] }))
      .body.id;
    const made = await server.ask('POST', '/Subscription', subscription('Observation?subject:Patient.family=zhang'));
    assert.equal(made.status, 201, made.text);
    const { id } = made.body;
    const token = await server.ask('GET', `/Subscription/${id}/$get-ws-binding-token`);
    assert.equal(token.status, 200, token.text);
    assert.deepEqual(
      [parameter(token.body, 'subscription')['valueString'], parameter(token.body, 'websocket-url')['valueUrl']],
      [id, `${server.base.replace('http', 'ws')}/ws`],
    );
    assert.equal((await server.ask('GET', `/Subscription/${id}`)).body.status, 'active');
    await server.ask('POST', '/Observation', observation('Patient/other'));
    const wanted = await server.ask('POST', '/Observation', observation(`Patient/${patient}`));
    while (parameter(await status(id), 'events-since-subscription-start')['valueString'] !== '1')
      await new Promise((resolve) => setTimeout(resolve, 10));
    const events = await server.ask('GET', `/Subscription/${id}/$events?eventsSinceNumber=1&content=full-resource`);
    assert.deepEqual([events.body.entry.length, events.body.entry[1].resource], [2, wanted.body]);
    const posted = await server.ask('POST', `/Subscription/${id}/$events`, {
      resourceType: 'Parameters',
      parameter: [{ name: 'eventsSinceNumber', valueString: '2' }],
    });
    assert.equal(posted.body.entry.length, 1);
    assert.equal((await server.ask('GET', `/Subscription/${id}/$events?eventsSinceNumber=x`)).status, 400);
    assert.equal((await server.ask('GET', '/Subscription/$events')).status, 400);
  });

  test('tell the status of all one’s subscriptions, and of none that is not there', async () => {
    const all = await server.ask('GET', '/Subscription/$status?status=active');
    assert.deepEqual(
      [all.body.type, all.body.total, parameter(all.body.entry[0].resource, 'status')['valueCode']],
      ['searchset', 1, 'active'],
    );
    assert.equal((await server.ask('GET', '/Subscription/nobody/$status')).status, 404);
    assert.equal((await server.ask('GET', '/Patient/x/$status')).status, 404);
  });

  test('stand in the CapabilityStatement with their definitions', async () => {
    const { body } = await server.ask('GET', '/metadata');
    const { operation } = body.rest[0].resource.find(({ type }: { type: string }) => type === 'Subscription');
    const definition = operation.find(({ name }: { name: string }) => name === 'events').definition;
    assert.equal(
      definition,
      'http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-events',
    );
  });
});
