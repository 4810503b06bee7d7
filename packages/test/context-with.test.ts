import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { contextWith, STANDING } from './context-with.ts';

suite('a context for tests', () => {
  test('has a clock that stands still and the same chance in every run', () => {
    const [one, other] = [contextWith(), contextWith()];
    assert.equal(one.now().toISOString(), STANDING);
    assert.deepEqual([one.random(), one.random()], [other.random(), other.random()]);
    assert.ok(one.random() < 1);
  });

  test('counts without gaps and shows what was sent and asked for, each key once', async () => {
    const context = contextWith();
    assert.deepEqual(
      [await context.sequences.next('a'), await context.sequences.next('b'), await context.sequences.next('a')],
      [1, 1, 2],
    );
    await context.outbox.send('mail', 'k', 1);
    await context.outbox.send('mail', 'k', 2);
    assert.deepEqual(context.sent, [{ channel: 'mail', key: 'k', payload: 1 }]);
    const id = await context.jobs.enqueue('report', { month: 1 });
    assert.deepEqual(context.asked, [{ id, job: 'report', input: { month: 1 } }]);
  });

  test('refuses resources that break a rule of FHIR, and loudly what needs PostgreSQL', async () => {
    assert.throws(() => contextWith({ resourceType: 'Observation', id: 'x' } as never), { kind: 'incorrect' });
    await assert.rejects(contextWith().tables.query('select 1'), /over PostgreSQL/u);
    await assert.rejects(contextWith().call('pharmacy/dispense', {}), /cannot be called/u);
  });
});
