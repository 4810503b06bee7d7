import { createHash, randomBytes } from 'node:crypto';
import { linkSpent } from './refusals.ts';
import type { NewToken, Tokens } from './tokens.ts';

/** Where one-time links wait: the store keeps only a digest of the code, so that reading it lets nobody in. */
export interface LinkTickets {
  keep(digest: Buffer, token: NewToken, expires: Date): Promise<void>;
  /** Takes a ticket out, in one statement, so that two callers never both get it; undefined where it is gone or expired. */
  take(digest: Buffer, now: Date): Promise<NewToken | undefined>;
}

/** A code for a link that signs a browser in once before `expires`; 192 random bits in base64url. */
export async function issueLink(tickets: LinkTickets, token: NewToken, expires: Date): Promise<string> {
  const code = randomBytes(24).toString('base64url');
  await tickets.keep(digestOf(code), token, expires);
  return code;
}

/** The token for a link's code; refuses (`security/link-spent`) a code that was used, has expired or never was. */
export async function redeemLink(tickets: LinkTickets, tokens: Tokens, code: string, now: Date): Promise<string> {
  const token = /^[\w-]{32}$/.test(code) ? await tickets.take(digestOf(code), now) : undefined;
  if (!token) throw linkSpent();
  return tokens.issue(token, now);
}

const digestOf = (code: string): Buffer => createHash('sha256').update(code).digest();
