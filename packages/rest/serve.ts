import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Refusal, type Language } from '#kernel';
import { authenticate } from './authenticate.ts';
import { isBelow, readAddress, readForm } from './address.ts';
import type { Door } from './door.ts';
import { capabilities } from './interactions/capabilities.ts';
import { interactionFor } from './interactions/index.ts';
import { checkAccept, checkForm, isJson, wantsPretty } from './negotiate.ts';
import { bugOutcome, outcomeOf, statusOf } from './outcome.ts';
import { ClientGone, readBody } from './read-body.ts';
import { FHIR_JSON, type Reply } from './reply.ts';
import { readLanguage, readPreferences, type FhirRequest } from './request.ts';
import { allowedMethods, route } from './route.ts';

/** Answers a request below the door's base; returns false for one that lies elsewhere. */
export function serveFhir(door: Door, message: IncomingMessage, response: ServerResponse): boolean {
  const target = message.url ?? '/';
  if (!isBelow(target, door.base)) return false;
  const language = readLanguage(message.headers['accept-language']);
  const id = randomUUID();
  void answer(door, message, response, id, language)
    .catch((fault: unknown) => faultReply(door, message, fault, id, language))
    .then(async (reply) => {
      if (reply === undefined) response.destroy();
      else await send(response, message, reply, id);
    })
    .catch((fault: unknown) => {
      door.report(fault, { request: id, during: 'sending' });
      response.destroy();
    });
  return true;
}

async function answer(
  door: Door,
  message: IncomingMessage,
  response: ServerResponse,
  id: string,
  language: Language,
): Promise<Reply> {
  const address = readAddress(message.url ?? '/', door.base);
  const method = message.method ?? 'GET';
  const path = address?.path ?? [];
  const found = route(method, path);
  const query = address?.query ?? [];
  const operation = found.operation === undefined ? undefined : door.operations.get(found.operation);
  if (operation?.anyType !== true)
    checkAccept(message.headers.accept, query.findLast(([name]) => name === '_format')?.[1]);
  if (found.interaction === 'capabilities')
    return readable(capabilities(door, { query, base: baseOf(message, door) }), query);

  // A stranger's body is never held in memory.
  const { claims, session } = await authenticate(door, message, id);
  const uploads = method === 'POST' && operation?.uploads?.(message.headers['content-type'] ?? '') === true;
  const body = uploads ? Buffer.alloc(0) : await readBody(message, door.bodyLimit);
  const form = method === 'POST' && found.interaction === 'search' && body.length > 0;
  if (form) checkForm(message.headers['content-type']);
  const pairs = form ? [...query, ...readForm(body)] : query;
  if (form) checkAccept(message.headers.accept, pairs.findLast(([name]) => name === '_format')?.[1]);
  const request: FhirRequest = {
    method,
    path,
    query: pairs,
    headers: message.headers,
    body: form ? NONE : body,
    ...(uploads ? { upload: message } : {}),
    base: baseOf(message, door),
    language,
    prefer: readPreferences(message.headers['prefer']),
    id,
    signal: closing(response),
  };
  return readable(await interactionFor(found)(door, { request, claims, session }, found), pairs);
}

const NONE = Buffer.alloc(0);

const readable = (reply: Reply, query: FhirRequest['query']): Reply => (wantsPretty(query) ? pretty(reply) : reply);

const baseOf = (message: IncomingMessage, door: Door): string =>
  `http://${message.headers.host ?? 'localhost'}${door.base}`;

/** Aborts when the caller goes away before the answer is whole; made only when somebody looks at it. */
function closing(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function pretty(reply: Reply): Reply {
  if (typeof reply.body !== 'string' || (reply.type !== undefined && !isJson(reply.type))) return reply;
  // Indenting happens on the text, so that decimals stay as they were written.
  return { ...reply, body: indented(reply.body) };
}

/** JSON text with two blanks of indentation; touches white space only. */
export function indented(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      out += text.slice(at, end + 1);
      at = end;
    } else if (sign === '{' || sign === '[') {
      const close = sign === '{' ? '}' : ']';
      if (text[at + 1] === close) {
        out += sign + close;
        at += 1;
      } else {
        depth += 1;
        out += `${sign}\n${'  '.repeat(depth)}`;
      }
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      out += `\n${'  '.repeat(depth)}${sign}`;
    } else if (sign === ',') out += `,\n${'  '.repeat(depth)}`;
    else out += sign === ':' ? ': ' : sign;
  }
  return out;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function faultReply(
  door: Door,
  message: IncomingMessage,
  fault: unknown,
  id: string,
  language: Language,
): Reply | undefined {
  if (fault instanceof ClientGone) return undefined;
  if (fault instanceof Refusal) {
    return {
      status: statusOf(fault),
      body: JSON.stringify(outcomeOf(fault, language)),
      headers: refusalHeaders(fault, message, door.base),
    };
  }
  door.report(fault, { request: id });
  return { status: 500, body: JSON.stringify(bugOutcome(id, language)) };
}

/** What HTTP asks of some answers: RFC 9110 15.5.2, 15.5.6, 15.6.4. */
function refusalHeaders({ kind, code }: Refusal, { url = '' }: IncomingMessage, base: string): Record<string, string> {
  if (kind === 'unauthenticated') return { 'WWW-Authenticate': 'Bearer' };
  if (kind === 'busy') return { 'Retry-After': '1' };
  if (code !== 'rest/wrong-method') return {};
  return { Allow: allowedMethods(readAddress(url, base)?.path ?? []).join(', ') };
}

async function send(response: ServerResponse, message: IncomingMessage, reply: Reply, id: string): Promise<void> {
  const { body = '' } = reply;
  const head: Record<string, string | number> = { 'X-Request-Id': id, 'Cache-Control': 'no-store', ...reply.headers };
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    if (body.length > 0) head['Content-Type'] = reply.type ?? FHIR_JSON;
    head['Content-Length'] = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    response.writeHead(reply.status, head);
    response.end(message.method === 'HEAD' ? undefined : body);
    return;
  }
  head['Content-Type'] = reply.type ?? FHIR_JSON;
  response.writeHead(reply.status, head);
  const stream = body instanceof Readable ? body : Readable.from(body);
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    response.on('close', resolve);
    stream.pipe(response);
  });
}
