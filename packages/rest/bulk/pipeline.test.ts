import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pipeline } from './pipeline.ts';

suite('a pipeline', () => {
  test('has so many under way at once and no more', async () => {
    const under = pipeline(2);
    let [now, most] = [0, 0];
    for (let n = 0; n < 10; n += 1) {
      await under.add(async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
      });
    }
    await under.drain();
    assert.deepEqual([now, most], [0, 2]);
  });

  test('rejects with the first fault and starts nothing after it', async () => {
    const under = pipeline(1);
    await under.add(() => Promise.reject(new Error('first')));
    await assert.rejects(
      under.add(() => Promise.reject(new Error('second'))),
      /first/u,
    );
    await assert.rejects(under.drain(), /first/u);
  });
});
