import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import { importBatch, ROOT, agents, type Session } from '#store';
import { demoHospital } from '../demo/index.ts';
import { readDemoProgress, writeDemoProgress, type DemoProgress } from './demo-progress.ts';
import { openHouse } from './house.ts';
import { serve } from './orders.ts';

const SEED = 'suwen';
/** Connections of the filling process. */
const CONNECTIONS = 2;

/** Fills the demo hospital in a process of its own, nicely, from where the last start stopped; then it ends. */
await serve(async ({ orders, ready }) => {
  setPriority(10);
  const stop = new AbortController();
  const house = await openHouse(orders, CONNECTIONS);
  ready();
  const filled = fill(orders.settings.data, stop.signal);
  const end = async (): Promise<void> => {
    stop.abort();
    await filled;
    await house.close();
  };
  // A fault is loud and ends the process; the launcher starts it again and it goes on.
  void filled.then(async () => {
    if (stop.signal.aborted) return;
    await end();
    process.exit(0);
  });
  return end;

  async function fill(data: string, signal: AbortSignal): Promise<void> {
    const { engine } = house.door.store;
    const before = readDemoProgress(data);
    const begun = before ?? { seed: SEED, today: new Date().toISOString(), batches: 0, done: 0, total: 0 };
    const agent = await agents(house.sql).numberOf({ subject: 'system:demo', name: 'Demo', role: 'system' });
    let batches = 0;
    for (const { progress, resources } of demoHospital({ seed: begun.seed, today: new Date(begun.today) })) {
      batches += 1;
      if (batches <= begun.batches) continue;
      if (signal.aborted) return;
      const session: Session = { agent, owner: ROOT, request: randomUUID(), note: 'demo' };
      const { refused } = await importBatch(engine, session, resources);
      for (const { position, refusal } of refused) {
        const { resourceType, id = '' } = resources[position] ?? { resourceType: '?' };
        console.error(`demo: ${resourceType}/${id} was refused: ${refusal.message}`);
      }
      writeDemoProgress(data, { ...begun, batches, done: progress.done, total: progress.total } satisfies DemoProgress);
    }
  }
});
