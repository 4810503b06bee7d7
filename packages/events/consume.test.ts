import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { consumerPosition, lastSequence, sequenceCommits } from '#store';
import { withHouse } from '#test';
import { createBell } from './bell.ts';
import { consume, type Batch, type Consumer } from './consume.ts';

suite('consuming', () => {
  const house = withHouse();
  const write = async (text: string): Promise<string> =>
    (await house.store.create(await house.sessionOf('li'), { resourceType: 'Basic', code: { text } })).id;
  const run = async (consumer: Consumer, done: Promise<unknown>): Promise<readonly string[]> => {
    const stop = new AbortController();
    const faults: string[] = [];
    const running = consume(
      consumer,
      { sql: house.engine.sql, bell: createBell(), report: (fault) => faults.push(String(fault)) },
      stop.signal,
    );
    await done;
    stop.abort();
    await running;
    return faults;
  };

  test('a consumer gets whole commits in order and is remembered', async () => {
    await sequenceCommits(house.engine.sql);
    const seen: string[] = [];
    const got = Promise.withResolvers<void>();
    const consumer: Consumer = {
      name: 'one',
      types: () => ['Basic'],
      handle: async ({ last, events }) => {
        seen.push(...events.map(({ id }) => id));
        if (seen.length === 3) got.resolve();
        return last;
      },
    };
    await write('before it was there');
    await sequenceCommits(house.engine.sql);
    const running = run(consumer, got.promise);
    while ((await consumerPosition(house.engine.sql, 'one')) === 0n)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const ids = [await write('a'), await write('b'), await write('c')];
    await sequenceCommits(house.engine.sql);
    assert.deepEqual(await running, []);
    assert.deepEqual(
      [seen, await consumerPosition(house.engine.sql, 'one')],
      [ids, await lastSequence(house.engine.sql)],
    );
  });

  test('a batch that fails comes again, and what failed is told', async () => {
    await house.engine.sql.query(
      '',
      `insert into suwen.consumer (name, sequence) select 'two', sequence from suwen.sequencer`,
      [],
    );
    const id = await write('d');
    await sequenceCommits(house.engine.sql);
    const batches: Batch[] = [];
    const got = Promise.withResolvers<void>();
    const faults = await run(
      {
        name: 'two',
        types: () => ['Basic'],
        handle: async (batch) => {
          batches.push(batch);
          if (batches.length < 3) throw new Error('not yet');
          got.resolve();
          return batch.last;
        },
      },
      got.promise,
    );
    assert.deepEqual(
      [faults, batches.map(({ events }) => events.map((event) => event.id))],
      [
        ['Error: not yet', 'Error: not yet'],
        [[id], [id], [id]],
      ],
    );
  });

  test('a consumer that asks for another type gets it from where it stopped', async () => {
    await house.engine.sql.query(
      '',
      `insert into suwen.consumer (name, sequence) select 'three', sequence from suwen.sequencer`,
      [],
    );
    const { id: basic } = await house.store.create(await house.sessionOf('li'), { resourceType: 'Basic', code: {} });
    const { id: flag } = await house.store.create(await house.sessionOf('li'), {
      resourceType: 'Flag',
      status: 'active',
      code: {},
      subject: { reference: 'Patient/p' },
    });
    await sequenceCommits(house.engine.sql);
    const types = ['Basic'];
    const seen: string[] = [];
    const got = Promise.withResolvers<void>();
    await run(
      {
        name: 'three',
        types: () => types,
        handle: async ({ last, events }) => {
          seen.push(...events.map((event) => event.id));
          if (seen.length === 2) got.resolve();
          if (types.push('Flag') > 2) return last;
          return events[0]?.sequence ?? last;
        },
      },
      got.promise,
    );
    assert.deepEqual(seen, [basic, flag]);
  });
});
