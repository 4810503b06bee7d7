import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { contextWith } from './context-with.ts';

const basic: Basic = { resourceType: 'Basic', id: 'x', code: { text: 'x' } };

suite('the store in memory', () => {
  test('creates, reads and finds', async () => {
    const { store, facts } = contextWith(basic);
    const made = await store.create<Basic>({ resourceType: 'Basic', code: { text: 'y' } });
    assert.deepEqual(await facts.read<Basic>({ reference: `Basic/${made.id ?? ''}` }), made);
    assert.deepEqual(
      (await facts.search<Basic>('Basic', {})).map(({ code }) => code.text),
      ['x', 'y'],
    );
  });

  test('replaces the version that was read, and no other', async () => {
    const { store } = contextWith(basic);
    const read = await store.read<Basic>({ reference: 'Basic/x' });
    const changed = await store.update<Basic>({ ...read, code: { text: 'z' } });
    assert.equal(changed.meta?.versionId, '2');
    await assert.rejects(store.update(read), { kind: 'precondition', code: 'store/version-moved' });
  });

  test('refuses what was deleted, what has no type, a condition without value, and what breaks a rule', async () => {
    const { store } = contextWith(basic);
    await store.delete({ reference: 'Basic/x' });
    await assert.rejects(store.read({ reference: 'Basic/x' }), { code: 'store/gone' });
    await assert.rejects(store.read({ reference: 'x' }), { code: 'store/reference-unreadable' });
    await assert.rejects(store.search('Basic', { code: undefined }), { code: 'store/condition-missing' });
    await assert.rejects(store.create({ resourceType: 'Observation' } as never), { kind: 'incorrect' });
  });
});
