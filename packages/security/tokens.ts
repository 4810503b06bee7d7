import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { payloadOf, readClaims, type Claims } from './claims.ts';
import { tokenExpired, tokenForged, tokenMalformed, tokenMissing, tokenNotYetValid } from './refusals.ts';
import { secretFile } from './secret-file.ts';

/** What a token is issued for; its id and time of issue are added. */
export type NewToken = Omit<Claims, 'id' | 'issued'>;

/** Issues and verifies access tokens: JWT in compact form, EdDSA over Ed25519 (RFC 7519, RFC 8037). */
export interface Tokens {
  issue(token: NewToken, now: Date): string;
  /** The claims; refuses (`unauthenticated`) what is not signed by this data folder, has expired or is not valid yet. */
  verify(token: string | undefined, now: Date): Claims;
}

/** The name of the file in the data folder: the private key in PKCS #8 PEM. */
export const tokenKeyFile = 'token.key';

/** Longest token that is looked at, in characters. */
const longestToken = 4096;
/** The one header that we write and accept: no other algorithm can be asked for. */
const header = Buffer.from('{"alg":"EdDSA","typ":"JWT"}').toString('base64url');
/** Verified tokens that a process remembers. */
const defaultLimit = 10_000;

/** Reads the signing key of a data folder, made at first start. */
export const openTokenKey = (folder: string): KeyObject =>
  createPrivateKey(secretFile(join(folder, tokenKeyFile), newTokenKey));

/** A new Ed25519 key as PKCS #8 PEM. */
export const newTokenKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/**
 * Tokens signed by a private key. A signature over an unchanging text stays good, so the last `limit` verified texts are
 * remembered; the times are checked at each call.
 */
export function createTokens(privateKey: KeyObject, limit: number = defaultLimit): Tokens {
  const publicKey = createPublicKey(privateKey);
  const verified = new Map<string, Claims>();
  return {
    issue: (token, now) => signed(privateKey, { ...token, id: randomUUID(), issued: now }),
    verify(token, now) {
      if (!token) throw tokenMissing();
      let claims = verified.get(token);
      if (!claims) {
        claims = authentic(publicKey, token);
        const [oldest] = verified.size >= limit ? verified.keys() : [];
        if (oldest !== undefined) verified.delete(oldest);
        verified.set(token, claims);
      }
      if (now >= claims.expires) {
        verified.delete(token);
        throw tokenExpired();
      }
      if (claims.notBefore && now < claims.notBefore) throw tokenNotYetValid();
      return claims;
    },
  };
}

function signed(privateKey: KeyObject, claims: Claims): string {
  const content = `${header}.${Buffer.from(JSON.stringify(payloadOf(claims))).toString('base64url')}`;
  const token = `${content}.${sign(null, Buffer.from(content), privateKey).toString('base64url')}`;
  if (token.length > longestToken) throw new RangeError(`A token has at most ${longestToken} characters`);
  return token;
}

function authentic(publicKey: KeyObject, token: string): Claims {
  if (token.length > longestToken) throw tokenMalformed();
  const [, content, payload, signature] = /^(([\w-]+)\.[\w-]+)\.([\w-]{86})$/.exec(token) ?? [];
  if (!content?.startsWith(`${header}.`) || payload === undefined || signature === undefined) throw tokenMalformed();
  const bytes = Buffer.from(signature, 'base64url');
  // The last character has four spare bits: only one of its sixteen spellings is ours.
  if (bytes.toString('base64url') !== signature) throw tokenMalformed();
  if (!verify(null, Buffer.from(content), publicKey, bytes)) throw tokenForged();
  const claims = readClaims(parsed(content.slice(header.length + 1)));
  if (!claims) throw tokenMalformed();
  return claims;
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
