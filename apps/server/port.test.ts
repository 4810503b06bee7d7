import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { suite, test } from 'node:test';
import { holdPort, host } from './port.ts';

suite('holdPort', () => {
  test('answers "starting" until it gives the port free', async () => {
    const { port, release } = await holdPort(0);
    const answer = await fetch(`http://${host}:${port}/fhir/R4/Patient`);
    const { resourceType } = (await answer.json()) as { readonly resourceType: string };
    assert.deepEqual([answer.status, answer.headers.get('retry-after'), resourceType], [503, '1', 'OperationOutcome']);
    await release();
    await assert.rejects(fetch(`http://${host}:${port}/`));
  });

  test('takes the next port when one is taken, also by processes that share it', async (t) => {
    const other = createServer();
    t.after(() => other.close());
    const reusePort = process.platform === 'linux';
    await new Promise<void>((resolve) => other.listen({ port: 0, host, ...(reusePort ? { reusePort } : {}) }, resolve));
    const address = other.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const { port, release } = await holdPort(taken);
    t.after(release);
    assert.ok(port > taken && port < taken + 100, `${port} after ${taken}`);
  });
});
