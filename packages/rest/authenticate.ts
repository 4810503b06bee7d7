import type { IncomingMessage } from 'node:http';
import type { Claims } from '#security';
import type { Session } from '#store';
import type { Door } from './door.ts';
import { tokenMissing } from './refusals.ts';

/** Name of the cookie that holds the browser's token; HttpOnly, SameSite=Strict. */
export const COOKIE = 'suwen';

/** Who asks: the bearer token of the request, or the browser's cookie. Verified on each request. */
export async function authenticate(
  door: Door,
  message: IncomingMessage,
  request: string,
): Promise<{ readonly claims: Claims; readonly session: Session }> {
  const claims = door.verify(tokenOf(message), door.now());
  return { claims, session: await door.sessionOf(claims, request) };
}

/** The token of a request: its bearer, or the cookie of the browser; refuses where there is none. */
export function tokenOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    const token = /^Bearer +(\S+)$/iu.exec(authorization)?.[1];
    if (token === undefined) throw tokenMissing();
    return token;
  }
  // A browser sends the cookie along to writes of its own page only: SameSite=Strict, and JSON bodies need preflight.
  const token = cookie
    ?.split(/; */u)
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  if (token === undefined || token === '') throw tokenMissing();
  return token;
}
