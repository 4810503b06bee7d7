import type { Resource } from '#fhir';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveWeb } from '../serve.ts';
import { find, included } from './search.ts';
import { makeStore } from './store.ts';

/** What goes wrong on purpose in this run of the fake hospital. */
export interface Trouble {
  /** Types that the role may not see. */
  readonly forbidden?: readonly string[];
  /** The parameter `interpretation` is not there: the home page must read the results themselves. */
  readonly noInterpretation?: boolean;
  /** Every FHIR answer fails with this status. */
  failing?: number;
  /** Milliseconds before each FHIR answer. */
  readonly slow?: number;
}

/** A running fake hospital. */
export interface FakeHouse {
  readonly origin: string;
  close(): Promise<void>;
}

/** A token that the fake hospital takes. */
export const token = 'fake-token';
/** A ticket that the fake hospital takes once. */
export const ticket = 'fake-ticket';

const house = {
  hospital: { 'zh-CN': '青禾医院', en: 'Qinghe Hospital' },
  zone: 'Asia/Shanghai',
  demo: true,
  notices: [{ 'zh-CN': '只在本机监听，尚未启用安全模块。', en: 'Listens on this machine only; the security module is not in place yet.' }],
};
const user = {
  reference: 'Practitioner/lin',
  name: { 'zh-CN': '林清', en: 'Lin Qing' },
  role: { code: 'physician', title: { 'zh-CN': '心内科主治医师', en: 'Cardiology, attending' } },
  expires: '2099-01-01T00:00:00Z',
};

/** Starts the fake hospital on a free port: a small FHIR server, the session of README.md, and the built app. */
export async function startFakeHouse(built: Promise<{ readonly folder: string }>, trouble: Trouble = {}, now: Date = new Date()): Promise<FakeHouse> {
  const store = makeStore(now);
  const web = serveWeb(built);
  const tickets = new Set([ticket]);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    if (url.pathname === '/session') void session(request, response, tickets);
    else if (url.pathname.startsWith('/fhir/R4/')) fhir(store, url, response, trouble);
    else if (!web(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

async function session(request: IncomingMessage, response: ServerResponse, tickets: Set<string>): Promise<void> {
  const cookie = 'suwen=1; HttpOnly; SameSite=Strict; Path=/';
  const signedIn = request.headers.cookie?.includes('suwen=1') ?? false;
  const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }).end(JSON.stringify(body));
  };
  if (request.method === 'GET') return answer(200, { ...house, user: signedIn ? user : null });
  if (request.method === 'DELETE') return answer(200, { ...house, user: null }, { 'set-cookie': `${cookie}; Max-Age=0` });
  const proof = JSON.parse(await text(request)) as { token?: string; ticket?: string };
  const good = proof.token === token || (proof.ticket !== undefined && tickets.delete(proof.ticket));
  if (good) return answer(200, { ...house, user }, { 'set-cookie': cookie });
  answer(401, outcome('security/ticket', 'not accepted'));
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const outcome = (code: string, words: string): unknown => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', details: { coding: [{ code }], text: words } }],
});

function fhir(store: readonly Resource[], url: URL, response: ServerResponse, trouble: Trouble): void {
  const [type = '', id] = url.pathname.slice('/fhir/R4/'.length).split('/');
  const answer = (status: number, body: unknown): void => {
    const send = (): void => void response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
    if (trouble.slow) setTimeout(send, trouble.slow);
    else send();
  };
  if (trouble.failing !== undefined) return answer(trouble.failing, outcome('fake/failing', ''));
  if (trouble.forbidden?.includes(type)) return answer(403, outcome('access/role', ''));
  if (id !== undefined) {
    const resource = store.find((one) => one.resourceType === type && one.id === decodeURIComponent(id));
    return resource ? answer(200, resource) : answer(404, outcome('store/not-found', ''));
  }
  if (trouble.noInterpretation && url.searchParams.has('interpretation')) return answer(400, outcome('search/unknown-parameter', 'interpretation'));
  const { found, unknown } = find(store, type, url.searchParams);
  if (unknown !== undefined) return answer(400, outcome('search/unknown-parameter', unknown));
  answer(200, bundle(store, found, url));
}

function bundle(store: readonly Resource[], found: readonly Resource[], url: URL): unknown {
  const query = url.searchParams;
  if (query.get('_summary') === 'count') return { resourceType: 'Bundle', type: 'searchset', total: found.length };
  const [size, page] = [Number(query.get('_count') ?? 20), Number(query.get('page') ?? 0)];
  const shown = found.slice(page * size, (page + 1) * size);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const more = (page + 1) * size < found.length;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [{ relation: 'self', url: url.href }, ...(more ? [{ relation: 'next', url: next.href }] : [])],
    entry: [
      ...shown.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...(query.has('_include') ? included(store, shown) : []).map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  };
}
