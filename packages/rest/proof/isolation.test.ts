import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../fixtures/test-server.ts';
import { isolation } from './isolation.ts';

test('of conditional creates none is doubled and of increments none is lost, under 8 writers', async () => {
  const server = await startTestServer();
  const { creates, identities, doubled, missing, acknowledged, counter, versions, odd } = await isolation(server, 8, 3);
  await server.stop();
  assert.deepEqual(
    { creates, identities, doubled, missing, acknowledged, counter, versions, odd, bugs: server.bugs },
    {
      creates: 24,
      identities: 3,
      doubled: 0,
      missing: 0,
      acknowledged: 24,
      counter: 24,
      versions: 25,
      odd: [],
      bugs: [],
    },
  );
});
