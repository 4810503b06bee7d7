import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals } from './fixtures/animals.ts';
import { pageOf, systemSet } from './include-set.ts';
import { memorySource } from './memory-source.ts';

const system = animals.url ?? '';
const source = memorySource([animals]);

suite('include sets', () => {
  test('a listed code keeps what its system says beside its own display', async () => {
    const set = systemSet('http://vs', { system, concept: [{ code: 'dodo', display: 'Extinct dodo' }] }, source);
    const member = await set.contains(system, 'dodo');
    assert.deepEqual([member?.concept.display, member?.concept.inactive, member?.version], ['Extinct dodo', true, '2']);
    assert.equal(await set.contains(system, 'dog'), undefined);
  });

  test('a system of another version is not loaded', async () => {
    const set = systemSet('http://vs', { system, version: '3' }, source);
    await assert.rejects(set.contains(system, 'dog'), {
      message: 'terminology/system-not-loaded: The code system http://example.org/animals|3 is not loaded',
    });
    assert.equal(await set.contains('http://other', 'dog'), undefined);
  });

  test('a page says how many there are in all', async () => {
    const set = systemSet('http://vs', { system }, source);
    const { members } = await set.list({ offset: 0, limit: 10 });
    const page = pageOf(members, { offset: 1, count: 2, limit: 10, activeOnly: true }, 'http://vs');
    assert.deepEqual([page.total, page.members.map(({ concept }) => concept.code)], [5, ['dog', 'whale']]);
    assert.throws(() => pageOf(members, { offset: 0, limit: 3 }, 'http://vs'), { code: 'terminology/too-costly' });
  });
});
