import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { turns } from './turns.ts';

suite('turns', () => {
  test('let no more run at once than allowed, in the order of asking', async () => {
    const turn = turns(2);
    const seen: string[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        turn(async () => {
          running += 1;
          most = Math.max(most, running);
          seen.push(`begin ${n}`);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        }),
      ),
    );
    assert.deepEqual([most, seen], [2, [1, 2, 3, 4, 5].map((n) => `begin ${n}`)]);
  });

  test('go on after work that failed', async () => {
    const turn = turns(1);
    const failed = turn(() => Promise.reject(new Error('no')));
    const next = turn(() => Promise.resolve('yes'));
    await assert.rejects(failed, /no/);
    assert.equal(await next, 'yes');
  });
});
