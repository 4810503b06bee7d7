import type { IncomingMessage } from 'node:http';
import { Refusal, type Language } from '#kernel';
import { isAway } from '#store';
import { readAddress } from './address.ts';
import type { Door } from './door.ts';
import { bugOutcome, outcomeOf, statusOf } from './outcome.ts';
import { ClientGone } from './read-body.ts';
import { databaseAway } from './refusals.ts';
import type { Reply } from './reply.ts';
import { allowedMethods } from './route.ts';

/** What a fault answers; undefined where nobody is left to hear it. A bug is reported and says nothing of itself. */
export function faultReply(
  door: Door,
  message: IncomingMessage,
  fault: unknown,
  id: string,
  language: Language,
): Reply | undefined {
  if (fault instanceof ClientGone) return undefined;
  // Told by the launcher and by the looks at the statistics, not by every request.
  if (isAway(fault)) return faultReply(door, message, databaseAway(), id, language);
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
  if (kind === 'busy' || kind === 'unavailable') return { 'Retry-After': '1' };
  if (code !== 'rest/wrong-method') return {};
  return { Allow: allowedMethods(readAddress(url, base)?.path ?? []).join(', ') };
}
