import { startTestServer } from '../fixtures/test-server.ts';
import { clients } from './clients.ts';

/** `npm run prove clients`: clients that we did not write, unmodified, do against the server what they are made for. */
const server = await startTestServer();
let failed = 0;
for (const [client, trials] of clients) {
  for (const { name, run } of trials) {
    const fault = await run(server).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (fault !== undefined) failed += 1;
    console.log(`${fault === undefined ? 'ok  ' : 'FAIL'} ${client} ${name}`);
    if (fault !== undefined) console.log(fault);
  }
}
await server.stop();
for (const bug of server.bugs) console.log('bug', bug);
console.log(
  `${clients.size} clients, ${[...clients.values()].flat().length} trials, ${failed} failed; ${server.bugs.length} bugs`,
);
process.exit(failed + server.bugs.length === 0 ? 0 : 1);
