import type { IncomingMessage } from 'node:http';

/** Milliseconds without a byte after which nothing more is waited for, and with bytes. */
const QUIET_MS = 1000;
const MOST_MS = 10_000;

/**
 * Drops what still comes of a body: a caller that is sending hears the answer only when it is done, and a connection
 * that closes before takes the answer with it (RFC 9112 9.6). Waits a second of quiet and ten in all at most.
 */
export async function linger(message: IncomingMessage): Promise<void> {
  if (message.complete || message.destroyed) return;
  const until = performance.now() + MOST_MS;
  let came = true;
  const seen = (): void => void (came = true);
  message.on('data', seen);
  while (came && !message.complete && !message.destroyed && performance.now() < until) {
    came = false;
    await quiet(message);
  }
  message.removeListener('data', seen);
}

/** Until the body ends, or a second is over and what had come by then is read. */
const quiet = (message: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    // After a busy second the timer is due before the bytes that wait are read: one turn of the loop reads them.
    const timer = setTimeout(() => setImmediate(done), QUIET_MS);
    const done = (): void => {
      clearTimeout(timer);
      message.removeListener('end', done);
      message.removeListener('close', done);
      resolve();
    };
    message.once('end', done).once('close', done);
  });
