import { startTestServer } from '../fixtures/test-server.ts';
import { isolation } from './isolation.ts';

/** `npm run prove isolation`: 32 writers, none doubled, none lost. */
const server = await startTestServer();
const result = await isolation(server, 32, 25);
await server.stop();
for (const odd of result.odd) console.log(odd);
console.log(
  `${result.creates} conditional creates of ${result.identities} identities by 32 writers: ${result.doubled} doubled, ${result.missing} missing; ` +
    `${result.acknowledged} acknowledged increments, counter ${result.counter}, ${result.versions - 1} versions; ${server.bugs.length} bugs`,
);
for (const bug of server.bugs) console.log(bug);
const sound =
  result.doubled + result.missing + result.odd.length + server.bugs.length === 0 &&
  result.counter === result.acknowledged &&
  result.versions === result.acknowledged + 1;
process.exit(sound ? 0 : 1);
