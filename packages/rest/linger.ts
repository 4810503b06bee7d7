import type { IncomingMessage } from 'node:http';

/** Milliseconds that a refusal waits for the rest of a body. */
const LINGER_MS = 1000;

/**
 * Drops what still comes of a body, a second at most: a caller that is sending hears the answer only when it is done,
 * and a connection that closes before takes the answer with it (RFC 9112 9.6).
 */
export async function linger(message: IncomingMessage): Promise<void> {
  if (message.complete || message.destroyed) return;
  message.resume();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    message.once('end', done).once('close', done);
  });
}
