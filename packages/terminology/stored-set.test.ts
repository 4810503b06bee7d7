import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { storedSet } from './stored-set.ts';

const set = storedSet('http://example.org/vs', [
  {
    display: 'Heading',
    abstract: true,
    contains: [{ system: 'http://x', code: 'a', display: 'A', designation: [{ language: 'zh-CN', value: '甲' }] }],
  },
  { system: 'http://x', code: 'b', inactive: true },
]);

suite('storedSet', () => {
  test('has the codes at every depth, without headings', async () => {
    const { total, members } = await set.list({ offset: 0, limit: 10 });
    assert.deepEqual([total, members.map(({ concept }) => concept.code)], [2, ['a', 'b']]);
    assert.equal((await set.contains('http://x', 'a'))?.concept.designations[0]?.value, '甲');
    assert.equal(await set.contains('http://y', 'a'), undefined);
  });

  test('leaves out inactive ones on request', async () => {
    assert.equal((await set.list({ offset: 0, limit: 10, activeOnly: true })).total, 1);
  });
});
