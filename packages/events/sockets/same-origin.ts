import type { IncomingMessage } from 'node:http';
import { otherOrigin } from '../refusals.ts';

/** Refuses a page of another site: browsers send the cookie, and `Origin`, with every WebSocket (RFC 6455 section 10.2). */
export function checkOrigin({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const { origin, host } = headers;
  if (origin === undefined) return;
  if (URL.parse(origin)?.host !== host) throw otherOrigin();
}
