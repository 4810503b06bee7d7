import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { grouped } from './group.ts';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

suite('grouped', () => {
  test('sends the first item alone and all that came meanwhile together', async () => {
    const groups: (readonly number[])[] = [];
    const double = grouped<number, number>(1, 10, async (items) => {
      groups.push(items);
      await pause();
      return items.map((item) => item * 2);
    });
    assert.deepEqual(await Promise.all([1, 2, 3, 4].map(double)), [2, 4, 6, 8]);
    assert.deepEqual(groups, [[1], [2, 3, 4]]);
  });

  test('cuts what waits into groups of the most that is allowed', async () => {
    const sizes: number[] = [];
    const echo = grouped<number, number>(1, 2, async (items) => {
      sizes.push(items.length);
      await pause();
      return items;
    });
    await Promise.all([1, 2, 3, 4, 5].map(echo));
    assert.deepEqual(sizes, [1, 2, 2]);
  });

  test('rejects every item of a group that fails and goes on with the next', async () => {
    let calls = 0;
    const flaky = grouped<number, number>(1, 10, async (items) => {
      calls += 1;
      await pause();
      if (calls === 1) throw new Error('down');
      return items;
    });
    const results = await Promise.allSettled([1, 2].map(flaky));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
  });
});
