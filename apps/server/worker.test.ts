import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createTokens, openTokenKey } from '#security';

/** A bearer token of the hospital in this folder. */
const tokenOf = (data: string, subject: string): string =>
  createTokens(openTokenKey(join(data, 'keys'))).issue(
    { subject, name: subject, role: 'nurse', expires: new Date(Date.now() + 3600_000) },
    new Date(),
  );

type Body = ReturnType<typeof JSON.parse>;

/** A WebSocket of which each message is taken once. */
function speak(socket: WebSocket): () => Promise<Body> {
  const heard: string[] = [];
  let taken = 0;
  socket.on('message', (data: Buffer) => heard.push(data.toString()));
  return async () => {
    taken += 1;
    while (heard.length < taken) await pause(5);
    return JSON.parse(heard[taken - 1] ?? '');
  };
}

suite(
  'the worker of a whole hospital',
  { skip: process.platform === 'win32' && 'no signals here', timeout: 150_000 },
  () => {
    const data = mkdtempSync(join(tmpdir(), 'suwen-worker-'));
    chmodSync(data, 0o711);
    const received: Body[] = [];
    const receiver = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      request.on('end', () => {
        received.push(JSON.parse(text));
        response.end();
      });
    });
    let launcher: ChildProcess;
    let address = '';
    let headers: Record<string, string> = {};
    before(async () => {
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      launcher = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts')],
        {
          env: {
            ...process.env,
            SUWEN_DATA: data,
            SUWEN_PORT: '0',
            SUWEN_PROCESSES: '1',
            SUWEN_LANGUAGE: 'en',
            SUWEN_DEMO: 'off',
            SUWEN_HOOK_HOSTS: `127.0.0.1:${(receiver.address() as AddressInfo).port}`,
            DATABASE_URL: '',
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let said = '';
      launcher.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      while (address === '') {
        assert.equal(launcher.exitCode, null, said);
        await pause(20);
        address = /Suwen is open .*(http:\S+)/.exec(said)?.[1] ?? '';
      }
      headers = {
        Authorization: `Bearer ${tokenOf(data, 'Practitioner/li')}`,
        'Content-Type': 'application/fhir+json',
      };
    });
    after(async () => {
      launcher.kill('SIGKILL');
      receiver.closeAllConnections();
      receiver.close();
      rmSync(data, { recursive: true, force: true });
    });
    const create = async (resource: Body): Promise<Body> => {
      const made = await fetch(`${address}/fhir/R4/${resource.resourceType}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(resource),
      });
      const text = await made.text();
      assert.equal(made.status, 201, text);
      return JSON.parse(text);
    };
    const answerOf = async (url: string): Promise<Body> => (await fetch(url, { headers })).json();
    const subscription = (channel: Body): Body => ({
      resourceType: 'Subscription',
      status: 'requested',
      reason: 'test',
      criteria: 'Basic?code=x',
      channel: {
        ...channel,
        payload: 'application/fhir+json',
        _payload: {
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content',
              valueCode: 'id-only',
            },
          ],
        },
      },
    });
    const focusOf = (bundle: Body): string => JSON.stringify(bundle.entry[0].resource);

    test('runs a job that is asked for at the door in a process of its own, and tells the hub', async () => {
      await create({ resourceType: 'Basic', code: { text: 'before' } });
      const asked = await fetch(`${address}/fhir/R4/$export`, { headers: { ...headers, Prefer: 'respond-async' } });
      const place = asked.headers.get('Content-Location') ?? '';
      assert.equal(asked.status, 202, await asked.text());
      const channel = `job/${new URL(place).searchParams.get('job')}`;
      const hub = new WebSocket(`${address.replace('http', 'ws')}/hub`, {
        headers: { Authorization: headers['Authorization'] ?? '' },
      });
      const next = speak(hub);
      await once(hub, 'open');
      hub.send(JSON.stringify({ subscribe: channel }));
      assert.deepEqual(await next(), { subscribed: channel });
      let answer = await fetch(place, { headers });
      while (answer.status === 202) {
        await pause(100);
        answer = await fetch(place, { headers });
      }
      const { output }: Body = await answer.json();
      assert.deepEqual(
        output.map(({ type, count }: Body) => ({ type, count })),
        [{ type: 'Basic', count: 1 }],
      );
      assert.deepEqual(await next(), { channel, message: null });
      const other = new WebSocket(`${address.replace('http', 'ws')}/hub`, {
        headers: { Authorization: `Bearer ${tokenOf(data, 'Practitioner/wang')}` },
      });
      const refused = speak(other);
      await once(other, 'open');
      other.send(JSON.stringify({ subscribe: channel }));
      assert.equal((await refused()).refused.code, 'server/channel-forbidden');
      hub.close();
      other.close();
    });

    test('takes notifications to a receiver and over a WebSocket', async () => {
      const port = (receiver.address() as AddressInfo).port;
      await create(subscription({ type: 'rest-hook', endpoint: `http://127.0.0.1:${port}/hook` }));
      while (received.length === 0) await pause(20);
      const { id } = await create(subscription({ type: 'websocket' }));
      const binding = await answerOf(`${address}/fhir/R4/Subscription/${id}/$get-ws-binding-token`);
      const parameter = (name: string): Body => binding.parameter.find((each: Body) => each.name === name);
      const socket = new WebSocket(parameter('websocket-url').valueUrl);
      const next = speak(socket);
      await once(socket, 'open');
      socket.send(`bind-with-token ${parameter('token').valueString}`);
      assert.match(focusOf(await next()), /"handshake"/u);
      const { id: focus } = await create({ resourceType: 'Basic', code: { coding: [{ code: 'x' }] } });
      assert.match(focusOf(await next()), new RegExp(focus, 'u'));
      while (received.length < 2) await pause(20);
      assert.match(focusOf(received[0]), /"handshake"/u);
      assert.match(focusOf(received[1]), new RegExp(`${address}/fhir/R4/Basic/${focus}`, 'u'));
    });

    test('stops in order, open WebSockets and all', async () => {
      const socket = new WebSocket(`${address.replace('http', 'ws')}/hub`, {
        headers: { Authorization: headers['Authorization'] ?? '' },
      });
      await once(socket, 'open');
      const [ended, closed, began] = [once(launcher, 'exit'), once(socket, 'close'), performance.now()];
      launcher.kill('SIGTERM');
      assert.equal((await closed)[0], 1001);
      assert.equal((await ended)[0], 0);
      assert.ok(performance.now() - began < 10_000, 'within 10 s');
    });
  },
);
