import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '#kernel';
import { authenticate } from './authenticate.ts';
import { isBelow, readAddress, readForm } from './address.ts';
import type { Door } from './door.ts';
import { faultReply } from './fault-reply.ts';
import { indented } from './indented.ts';
import { capabilities } from './interactions/capabilities.ts';
import { interactionFor } from './interactions/index.ts';
import { checkAccept, checkCoding, checkForm, isJson, wantsPretty } from './negotiate.ts';
import { linger } from './linger.ts';
import { readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import { readLanguage, readPreferences, type FhirRequest } from './request.ts';
import { route, type Route } from './route.ts';
import { send } from './send.ts';

/** Answers a request below the door's base; returns false for one that lies elsewhere. */
export function serveFhir(door: Door, message: IncomingMessage, response: ServerResponse): boolean {
  if (!isBelow(message.url ?? '/', door.base)) return false;
  const language = readLanguage(message.headers['accept-language']);
  const id = randomUUID();
  void answer(door, message, response, id, language)
    .catch(async (fault: unknown) => {
      const reply = faultReply(door, message, fault, id, language);
      await linger(message);
      return reply;
    })
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
  const { path, query } = readAddress(message.url ?? '/', door.base) ?? { path: [], query: [] };
  const method = message.method ?? 'GET';
  const { headers } = message;
  const found = route(method, path);
  const operation = found.operation === undefined ? undefined : door.operations.get(found.operation);
  const base = `http://${headers.host ?? 'localhost'}${door.base}`;
  if (operation?.anyType !== true && !isBinary(found)) checkAccept(headers.accept, formatOf(query));
  if (found.interaction === 'capabilities') return readable(capabilities(door, { query, base }), query);

  // A stranger's body is never held in memory.
  const { claims, session } = await authenticate(door, message, id);
  const uploads = method === 'POST' && operation?.uploads?.(headers['content-type'] ?? '') === true;
  const sent = uploads ? NONE : await bodyOf(message, door);
  const isForm = method === 'POST' && found.interaction === 'search' && sent.length > 0;
  const request: FhirRequest = {
    method,
    path,
    query: isForm ? [...query, ...formOf(message, sent)] : query,
    headers,
    body: isForm ? NONE : sent,
    ...(uploads ? { upload: message } : {}),
    base,
    language,
    prefer: readPreferences(headers['prefer']),
    id,
    signal: closing(response),
  };
  return readable(await interactionFor(found)(door, { request, claims, session }, found), request.query);
}

const NONE = Buffer.alloc(0);

const formatOf = (query: FhirRequest['query']): string | undefined =>
  query.findLast(([name]) => name === '_format')?.[1];

/** The content of a Binary leaves as what it is: reading one looks at Accept by itself. */
const isBinary = ({ type, interaction }: Route): boolean =>
  type === 'Binary' && (interaction === 'read' || interaction === 'vread');

async function bodyOf(message: IncomingMessage, { bodyLimit, bodyGraceMs }: Door): Promise<Buffer> {
  checkCoding(message.headers['content-encoding']);
  return readBody(message, bodyLimit, bodyGraceMs);
}

/** The pairs of `POST …/_search`, which come after those of the address. */
function formOf({ headers }: IncomingMessage, body: Buffer): FhirRequest['query'] {
  checkForm(headers['content-type']);
  const pairs = readForm(body);
  const format = formatOf(pairs);
  if (format !== undefined) checkAccept(headers.accept, format);
  return pairs;
}

/** Aborts when the caller goes away before the answer is whole. */
function closing(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** JSON with line breaks where `_pretty` asks for it: on the text, so that decimals stay as they were written. */
function readable(reply: Reply, query: FhirRequest['query']): Reply {
  if (!wantsPretty(query) || typeof reply.body !== 'string' || (reply.type !== undefined && !isJson(reply.type)))
    return reply;
  return { ...reply, body: indented(reply.body) };
}
