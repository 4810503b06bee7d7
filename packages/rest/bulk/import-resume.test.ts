import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Job } from '#kernel';
import { resumeJob, runJob, takeJob } from '#jobs';
import { startBulkServer, type BulkServer } from './fixtures/bulk-server.ts';

const PATIENTS = 1200;

/** Patients with an id, some without, and transactions that make more. */
function input(): string {
  const lines: unknown[] = [];
  for (let n = 0; n < PATIENTS; n += 1) {
    lines.push(n % 2 === 0 ? { resourceType: 'Patient', id: `p${n}` } : { resourceType: 'Patient', gender: 'male' });
    if (n % 400 !== 0) continue;
    const resource = { resourceType: 'Patient', gender: 'female' };
    lines.push({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ resource, request: { method: 'POST', url: 'Patient' } }],
    });
  }
  lines.splice(50, 0, { resourceType: 'Patient', id: 'not an id' });
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** A process that dies takes what it had not sent along; this one lives, so its last batches are waited for. */
async function quiet({ sql }: BulkServer['door']['store']['engine']): Promise<void> {
  let before = -1;
  for (;;) {
    const [row] = await sql.query<{ readonly n: number }>('', 'select count(*)::int as n from suwen.resource', []);
    if (row?.n === before) return;
    before = row?.n ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

suite('an import whose process dies', () => {
  let server: BulkServer;
  before(async () => {
    server = await startBulkServer();
  });
  after(() => server.stop());

  test('goes on where it stopped: nothing lost, nothing twice, no second version', async () => {
    const { door } = server;
    const { engine } = door.store;
    const asked = await server.ask('POST', '/$import', input(), { 'Content-Type': 'application/fhir+ndjson' });
    const job = door.jobs.find(({ name }) => name === 'bulk/import');
    assert.ok(job);
    for (const deaths of [1, 4]) {
      const taken = await takeJob(engine, [job.name]);
      assert.ok(taken);
      let left = deaths;
      const dying: Job<never> = {
        ...job,
        run: (context, given) =>
          job.run(
            { ...context, progress: () => (--left < 0 ? Promise.reject(new Error('died')) : Promise.resolve()) },
            given,
          ),
      };
      await runJob(engine, dying, taken, {
        zone: 'UTC',
        random: Math.random,
        log: () => undefined,
        signal: new AbortController().signal,
      });
      await quiet(engine);
      await resumeJob(engine, taken.job);
    }
    const { body } = await server.done(asked);
    assert.deepEqual(
      [body.written, body.refused, body.output],
      [PATIENTS + 3, 1, [{ type: 'Patient', count: PATIENTS + 3 }]],
    );
    const total = await server.ask('GET', '/Patient?_summary=count');
    assert.equal(total.body.total, PATIENTS + 3);
    const rows = await engine.sql.query<{ version: number }>('', 'select distinct version from suwen.resource', []);
    assert.deepEqual(rows, [{ version: 1 }]);
    assert.deepEqual(server.bugs, []);
  });
});
