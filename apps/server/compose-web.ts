import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Orders } from './orders.ts';

/** What a web process answers with. */
export interface Web {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Gives back connections and the like, after the last answer. */
  readonly close: () => Promise<void>;
}

/** Puts together what a web process serves. */
export async function composeWeb(_: Orders): Promise<Web> {
  return {
    handle: ({ url }, response) => {
      response.writeHead(url === '/health' ? 200 : 404, { 'Content-Type': 'application/json' });
      response.end(url === '/health' ? '{"status":"ok"}' : '{}');
    },
    close: () => Promise.resolve(),
  };
}
