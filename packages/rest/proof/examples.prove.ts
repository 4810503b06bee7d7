import { startTestServer } from '../fixtures/test-server.ts';
import { exampleTexts } from './examples.ts';
import { storeExamples } from './store-examples.ts';

/** `npm run prove examples`: all HL7 examples of R4 are stored, read back equal and found by their search values. */
const texts = exampleTexts();
if (texts === undefined) {
  console.error('skipped: no shared data');
  process.exit(1);
}
const server = await startTestServer();
const result = await storeExamples(server, texts);
await server.stop();
for (const { name, issues } of result.refused) console.log(`refused ${name}: ${issues.join('; ')}`);
for (const name of result.changed) console.log(`changed ${name}`);
for (const miss of result.missed) console.log(`not found ${miss}`);
for (const bug of server.bugs) console.log('bug', bug);
console.log(
  `${texts.length} examples, ${result.types} types: ${result.stored} stored, ${result.refused.length} refused, ${result.changed.length} changed; ` +
    `${result.searches} searches by value, ${result.missed.length} missed; ${server.bugs.length} bugs`,
);
process.exit(
  result.refused.length > 10 || result.changed.length > 0 || result.missed.length > 0 || server.bugs.length > 0 ? 1 : 0,
);
