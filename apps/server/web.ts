import { createServer } from 'node:http';
import { composeWeb } from './compose-web.ts';
import { serve } from './orders.ts';
import { host } from './port.ts';
import { stopServer } from './stop-server.ts';

/** Milliseconds that answers under way get when the hospital stops. */
const patience = 5000;

/** A web process: one of several on one port, which the kernel spreads connections over (SO_REUSEPORT, Linux). */
await serve(async ({ orders, mayListen, ready }) => {
  const { handle, upgrade, hangUp, close } = await composeWeb(orders);
  const server = createServer({ keepAliveTimeout: 60_000 }, handle).on('upgrade', upgrade);
  await mayListen();
  const reusePort = process.platform === 'linux';
  server.listen({ port: orders.port, host, backlog: 1024, ...(reusePort ? { reusePort } : {}) }, ready);
  return async () => {
    await Promise.all([hangUp(), stopServer(server, patience)]);
    await close();
  };
});
