import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * Ends a server in order: no new connection, answers under way are finished and end their connection, idle ones are
 * closed; what is not done after `limit` milliseconds is cut.
 */
export async function stopServer(server: Server, limit: number): Promise<void> {
  // First in the row, so that the head is not written yet.
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection becomes idle when its last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), limit);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
