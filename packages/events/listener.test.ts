import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ChangeEvent } from '#kernel';
import { listenerConsumer } from './listener.ts';

const event = (sequence: bigint, id: string): ChangeEvent => ({
  sequence,
  type: 'Basic',
  id,
  version: 1,
  method: 'create',
  at: '2026-01-01T00:00:00.000Z',
});
const events = [event(3n, 'a'), event(3n, 'b'), event(5n, 'c'), event(6n, 'd')];
const batch = { after: 2n, last: 9n, events };
const never = new AbortController().signal;

const noting = (
  fails: (id: string) => boolean = () => false,
): { readonly seen: string[]; readonly consumer: ReturnType<typeof listenerConsumer> } => {
  const seen: string[] = [];
  const handle = async ({ id }: ChangeEvent): Promise<void> => {
    seen.push(id);
    if (fails(id)) throw new Error(`not ${id}`);
  };
  return { seen, consumer: listenerConsumer({ name: 'x', types: ['Basic'], handle }) };
};

suite('a listener', () => {
  test('gets each event in order', async () => {
    const { seen, consumer } = noting();
    assert.deepEqual(
      [await consumer.handle(batch, never), seen, consumer.types()],
      [9n, ['a', 'b', 'c', 'd'], ['Basic']],
    );
  });

  test('that fails has done the commits before, then gets the same event again before any other', async () => {
    let broken = true;
    const { seen, consumer } = noting((id) => id === 'c' && broken);
    assert.equal(await consumer.handle(batch, never), 4n);
    const rest = { after: 4n, last: 9n, events: events.slice(2) };
    await assert.rejects(consumer.handle(rest, never), /not c/);
    broken = false;
    assert.equal(await consumer.handle(rest, never), 9n);
    assert.deepEqual(seen, ['a', 'b', 'c', 'c', 'c', 'd']);
  });

  test('that fails within a commit goes on at the event that failed', async () => {
    let broken = true;
    const { seen, consumer } = noting((id) => id === 'b' && broken);
    await assert.rejects(consumer.handle(batch, never), /not b/);
    broken = false;
    await consumer.handle(batch, never);
    assert.deepEqual(seen, ['a', 'b', 'b', 'c', 'd']);
  });

  test('that is to stop stops between two events', async () => {
    const { seen, consumer } = noting();
    assert.deepEqual([await consumer.handle(batch, AbortSignal.abort()), seen], [2n, []]);
  });
});
