import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { deliverDue } from '#events';
import { resourceOf } from '#store';
import { withHouse } from '#test';
import { runAs, runnerOf } from './fixtures/ward.ts';
import { undo } from './undo.ts';

suite('undo', () => {
  const house = withHouse();
  const undoAs = async (who: string, request: string): Promise<readonly string[]> =>
    undo(runnerOf(house), await house.sessionOf(who), request);
  const read = async (id: string): Promise<Basic> =>
    resourceOf<Basic>((await house.store.read(await house.sessionOf('li'), 'Basic', id)).text);
  const opened = async (name: string): Promise<{ readonly id: string; readonly request: string }> => {
    const { answer, request } = await runAs(house, 'li', 'ward/open', { name }, randomUUID());
    return { id: answer.id ?? '', request };
  };
  const on = (id: string): { readonly reference: string } => ({ reference: `Basic/${id}` });
  const state = async (key: string): Promise<string | undefined> =>
    (
      await house.engine.sql.query<{ readonly state: string }>('', 'select state from suwen.outbox where key = $1', [
        key,
      ])
    )[0]?.state;

  test('takes back what was made, and withdraws what waited to leave', async () => {
    const { id, request } = await opened('A');
    assert.equal(await state('A'), 'waiting');
    assert.deepEqual(await undoAs('li', request), [`Basic/${id}`]);
    await assert.rejects(read(id), { kind: 'gone' });
    assert.equal(await state('A'), 'withdrawn');
  });

  test('what was withdrawn leaves after all when it is done again', async () => {
    const { request } = await opened('B');
    await undoAs('li', request);
    await opened('B');
    assert.equal(await state('B'), 'waiting');
  });

  test('restores what stood before, over several writes of the same request', async () => {
    const { id } = await opened('C');
    const { request } = await runAs(house, 'li', 'ward/rename', { bed: on(id), name: 'D' }, randomUUID());
    assert.deepEqual((await read(id)).code, { text: 'D' });
    await undoAs('li', request);
    const { code, meta } = await read(id);
    assert.deepEqual([code.text?.startsWith('C '), meta?.versionId], [true, '4']);
  });

  test('brings back what was deleted', async () => {
    const { id } = await opened('E');
    const { request } = await runAs(house, 'li', 'ward/close', { bed: on(id) }, randomUUID());
    await assert.rejects(read(id), { kind: 'gone' });
    await undoAs('li', request);
    assert.ok((await read(id)).code.text?.startsWith('E '));
  });

  test('is refused when somebody wrote since, and then restores nothing', async () => {
    const { id, request } = await opened('F');
    await house.store.update(await house.sessionOf('wang'), { resourceType: 'Basic', code: { text: 'mine' } }, id);
    await assert.rejects(undoAs('li', request), { kind: 'conflict', code: 'operations/undo-overwritten' });
    assert.deepEqual([(await read(id)).code, await state('F')], [{ text: 'mine' }, 'waiting']);
  });

  test('is refused to others, for what never was, and for what cannot be undone', async () => {
    const { id, request } = await opened('G');
    await assert.rejects(undoAs('wang', request), { kind: 'not-found', code: 'operations/nothing-to-undo' });
    await assert.rejects(undoAs('li', randomUUID()), { code: 'operations/nothing-to-undo' });
    const signed = await runAs(house, 'li', 'ward/sign', { bed: on(id), name: 'H' }, randomUUID());
    await assert.rejects(undoAs('li', signed.request), { code: 'operations/undo-not-offered' });
    const plain = await house.sessionOf('li');
    await house.store.create(plain, { resourceType: 'Basic', code: {} });
    await assert.rejects(undoAs('li', plain.request), { code: 'operations/undo-not-offered' });
  });

  test('is refused a second time', async () => {
    const { request } = await opened('I');
    await undoAs('li', request);
    await assert.rejects(undoAs('li', request), { code: 'operations/undo-overwritten' });
  });

  test('is refused after 8 s, when the outbox may be leaving', async () => {
    const { request } = await opened('J');
    const sent: string[] = [];
    const kitchen = { name: 'kitchen', deliver: async (key: string) => void sent.push(key) };
    await deliverDue(house.engine, [kitchen], 50);
    assert.ok(!sent.includes('J'));
    house.advance(8001);
    await assert.rejects(undoAs('li', request), { kind: 'conflict', code: 'operations/undo-too-late' });
    await deliverDue(house.engine, [kitchen], 50);
    assert.ok(sent.includes('J'));
    assert.ok(!sent.includes('A'), 'what was withdrawn never left');
  });

  test('is refused when a message has left, whatever the clock says', async () => {
    const { request } = await opened('K');
    await house.engine.sql.query('', `update suwen.outbox set attempts = 1 where request = $1`, [request]);
    await assert.rejects(undoAs('li', request), { code: 'operations/undo-left' });
  });
});
