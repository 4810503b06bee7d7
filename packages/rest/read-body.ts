import type { IncomingMessage } from 'node:http';
import { bodyTooLarge, bodyTooSlow } from './refusals.ts';

const NONE = Buffer.alloc(0);

/** Milliseconds until a body must come at a pace, where nothing else is said. */
export const BODY_GRACE_MS = 30_000;

/** The pace, on average from the first byte on. */
const BYTES_PER_SECOND = 16_384;

/**
 * Reads a body of at most `limit` bytes; refuses more without keeping it, and one that comes slower than 16 kB/s once
 * `graceMs` are over: who trickles holds no memory.
 */
export function readBody(message: IncomingMessage, limit: number, graceMs: number = BODY_GRACE_MS): Promise<Buffer> {
  const { 'content-length': length, 'transfer-encoding': coding } = message.headers;
  if ((length === undefined || length === '0') && coding === undefined) return Promise.resolve(NONE);
  if (length !== undefined && Number(length) > limit) return Promise.reject(bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const start = performance.now();
    let size = 0;
    let whole = false;
    const watch = setInterval(() => {
      const seconds = (performance.now() - start) / 1000;
      if (size < seconds * BYTES_PER_SECOND) stop(bodyTooSlow());
    }, graceMs);
    const stop = (reason: Error): void => {
      clearInterval(watch);
      message.removeListener('data', take);
      // What still comes is dropped, so that the answer can be read.
      message.resume();
      reject(reason);
    };
    const take = (part: Buffer): void => {
      size += part.length;
      if (size > limit) stop(bodyTooLarge(limit));
      else parts.push(part);
    };
    message.on('data', take);
    // Every message is closed in the end; only one that was not whole is a fault, and making one costs as much as a parse.
    const gone = (): void => {
      if (!whole) stop(new ClientGone());
    };
    message.on('end', () => {
      whole = true;
      clearInterval(watch);
      resolve(parts.length === 1 ? (parts[0] ?? NONE) : Buffer.concat(parts));
    });
    message.on('error', gone);
    message.on('close', gone);
  });
}

/** The caller closed the connection before the body was whole: nobody is left to answer. */
export class ClientGone extends Error {
  constructor() {
    super('The caller went away');
    this.name = 'ClientGone';
  }
}
