import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, type Words } from '#kernel';
import { redeemLink, type Claims, type LinkTickets, type Tokens } from '#security';
import { COOKIE, tokenOf } from './authenticate.ts';
import { outcomeOf, statusOf } from './outcome.ts';
import { readBody } from './read-body.ts';
import { bodyMissing } from './refusals.ts';
import { readLanguage } from './request.ts';

/** What the browser's session stands on. */
export interface SessionDoor {
  readonly tokens: Tokens;
  readonly tickets: LinkTickets;
  readonly now: () => Date;
  readonly zone: string;
  readonly hospital: Words;
  readonly demo: boolean;
  /** What everybody must know before signing in, as it is at this moment. */
  readonly notices: () => readonly Words[];
  readonly roleTitle: (role: string) => Words;
  readonly report: (fault: unknown) => void;
}

const PATH = '/session';
const LIMIT = 10_000;

/**
 * The browser's session: GET says who is signed in, POST exchanges a ticket or a token for an HttpOnly cookie, DELETE
 * drops it. Returns false for another path.
 */
export function serveSession(door: SessionDoor, message: IncomingMessage, response: ServerResponse): boolean {
  if (message.url !== PATH) return false;
  const language = readLanguage(message.headers['accept-language']);
  answer(door, message, response).catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) door.report(fault);
    const refusal =
      fault instanceof Refusal
        ? fault
        : new Refusal('unavailable', 'rest/session', { 'zh-CN': '暂时无法登录', en: 'Signing in is not possible now' });
    send(response, statusOf(refusal), outcomeOf(refusal, language));
  });
  return true;
}

async function answer(door: SessionDoor, message: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (message.method) {
    case 'GET':
      return send(response, 200, state(door, claimsOf(door, message)));
    case 'POST': {
      const token = await provenToken(door, await readBody(message, LIMIT));
      const claims = door.tokens.verify(token, door.now());
      const seconds = Math.max(0, Math.floor((claims.expires.getTime() - door.now().getTime()) / 1000));
      response.setHeader('Set-Cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`);
      return send(response, 200, state(door, claims));
    }
    case 'DELETE':
      response.setHeader('Set-Cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
      response.writeHead(204).end();
      return undefined;
    default:
      response.writeHead(405, { Allow: 'GET, POST, DELETE' }).end();
      return undefined;
  }
}

/** The claims of the browser's cookie; undefined when there is none or it no longer holds. */
function claimsOf(door: SessionDoor, message: IncomingMessage): Claims | undefined {
  try {
    return door.tokens.verify(tokenOf(message), door.now());
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

async function provenToken(door: SessionDoor, body: Buffer): Promise<string> {
  const proof = parsed(body);
  if (typeof proof?.['token'] === 'string') return proof['token'].trim();
  if (typeof proof?.['ticket'] === 'string') return redeemLink(door.tickets, door.tokens, proof['ticket'], door.now());
  throw bodyMissing();
}

function parsed(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function state({ hospital, zone, demo, notices, roleTitle }: SessionDoor, claims: Claims | undefined): unknown {
  const user = claims && {
    reference: claims.subject,
    name: { 'zh-CN': claims.name, en: claims.name },
    role: { code: claims.role, title: roleTitle(claims.role) },
    expires: claims.expires.toISOString(),
  };
  return { hospital, zone, demo, notices: notices(), user: user ?? null };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}
