import { createServer, type Server } from 'node:http';
import { noFreePort, portForbidden } from './refusals.ts';

/** Loopback only until people sign in and the network is encrypted. */
export const host = '127.0.0.1';

/** A port that this hospital has, held until the web processes listen on it. */
export interface HeldPort {
  readonly port: number;
  readonly release: () => Promise<void>;
}

/** How many ports after the first are tried. */
const row = 100;

/**
 * Takes the first free port from `first` on and answers "starting" on it meanwhile. Held without SO_REUSEPORT, so that a
 * port on which another hospital's processes listen counts as taken.
 */
export async function holdPort(first: number): Promise<HeldPort> {
  const last = first === 0 ? 0 : Math.min(65535, first + row - 1);
  for (let port = first; port <= last; port += 1) {
    const server = await listen(port);
    if (server) return held(server);
  }
  throw noFreePort(first, last);
}

function listen(port: number): Promise<Server | undefined> {
  const server = createServer((_, response) => {
    response.writeHead(503, { 'Content-Type': 'application/fhir+json', 'Retry-After': '1', Connection: 'close' });
    response.end(starting);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(portForbidden(port, error.code ?? error.message)),
    );
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

const starting: string = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'error', code: 'transient', diagnostics: '医院正在启动 The hospital is starting (server/starting)' },
  ],
});

function held(server: Server): HeldPort {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const release = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, release };
}
