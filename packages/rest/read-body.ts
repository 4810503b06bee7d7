import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from './refusals.ts';

const NONE = Buffer.alloc(0);

/** Reads a body of at most `limit` bytes; refuses more without reading on. */
export function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-length': length, 'transfer-encoding': coding } = message.headers;
  if ((length === undefined || length === '0') && coding === undefined) return Promise.resolve(NONE);
  if (length !== undefined && Number(length) > limit) return Promise.reject(bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    message.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limit) {
        message.removeAllListeners('data');
        message.resume();
        reject(bodyTooLarge(limit));
        return;
      }
      parts.push(part);
    });
    message.on('end', () => resolve(parts.length === 1 ? (parts[0] ?? NONE) : Buffer.concat(parts)));
    message.on('error', reject);
    message.on('aborted', () => reject(new ClientGone()));
  });
}

/** The caller closed the connection before the body was whole: nobody is left to answer. */
export class ClientGone extends Error {
  constructor() {
    super('The caller went away');
    this.name = 'ClientGone';
  }
}
