import { createServer, type ServerOptions } from 'node:http';
import { refuseBroken } from '#rest';
import { composeWeb } from './compose-web.ts';
import { serve } from './orders.ts';
import { host } from './port.ts';
import { stopServer } from './stop-server.ts';

/** Milliseconds that answers under way get when the hospital stops. */
const patience = 5000;

/**
 * How long a caller may take, in milliseconds: for the head of a request; for a whole request, where an import sends
 * gigabytes (bodies that are held in memory have a pace of their own); and between two signs of life of a connection.
 */
const timing: ServerOptions = {
  keepAliveTimeout: 60_000,
  headersTimeout: 20_000,
  requestTimeout: 3_600_000,
  connectionsCheckingInterval: 5000,
};
const silence = 300_000;

/** A web process: one of several on one port, which the kernel spreads connections over (SO_REUSEPORT, Linux). */
await serve(async ({ orders, mayListen, ready }) => {
  const { handle, upgrade, hangUp, close } = await composeWeb(orders);
  const server = createServer(timing, handle).on('upgrade', upgrade).on('clientError', refuseBroken);
  server.timeout = silence;
  await mayListen();
  const reusePort = process.platform === 'linux';
  server.listen({ port: orders.port, host, backlog: 1024, ...(reusePort ? { reusePort } : {}) }, ready);
  return async () => {
    await Promise.all([hangUp(), stopServer(server, patience)]);
    await close();
  };
});
