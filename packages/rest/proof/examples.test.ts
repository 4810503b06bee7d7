import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../fixtures/test-server.ts';
import { exampleTexts } from './examples.ts';
import { storeExamples } from './store-examples.ts';

const texts = exampleTexts();

test(
  'every tenth HL7 example is stored, read back equal and found by its search values',
  { skip: texts === undefined && 'skipped: no shared data' },
  async () => {
    const server = await startTestServer();
    const sample = (texts ?? []).filter((_, n) => n % 10 === 3);
    const result = await storeExamples(server, sample);
    await server.stop();
    assert.deepEqual(
      { changed: result.changed, missed: result.missed, bugs: server.bugs },
      { changed: [], missed: [], bugs: [] },
    );
    assert.ok(result.stored + result.refused.length === sample.length && result.stored > 60 && result.searches > 300);
  },
);
