import { startTestServer } from '../../fixtures/test-server.ts';

/** The server of the fuzz proof, a process of its own: says where it is, and at the end which bugs it met. */
const limit = Number(process.argv[2]);
const server = await startTestServer([], limit, undefined, {
  http: { headersTimeout: 2000, requestTimeout: 20_000, connectionsCheckingInterval: 500 },
  bodyGraceMs: 2000,
});
console.log(JSON.stringify({ base: server.base, token: server.token }));

process.once('SIGTERM', () => {
  void server.stop().then(() => {
    for (const bug of server.bugs) console.error(bug);
    process.exit(server.bugs.length === 0 ? 0 : 1);
  });
});
