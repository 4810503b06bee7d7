import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Overtaken } from '#store';
import { repeated } from './repeated.ts';

suite('a transaction', () => {
  test('that was overtaken runs again', async () => {
    let runs = 0;
    const answer = await repeated(async () => {
      runs += 1;
      if (runs < 3) throw new Overtaken();
      return 'done';
    });
    assert.deepEqual([answer, runs], ['done', 3]);
  });

  test('that is overtaken again and again is refused', async () => {
    let runs = 0;
    const overtaken = (): Promise<never> => {
      runs += 1;
      return Promise.reject(new Overtaken());
    };
    await assert.rejects(repeated(overtaken), { kind: 'conflict', code: 'operations/written-meanwhile' });
    assert.equal(runs, 5);
  });

  test('that fails otherwise runs once', async () => {
    let runs = 0;
    const failing = (): Promise<never> => {
      runs += 1;
      return Promise.reject(new Error('a bug'));
    };
    await assert.rejects(repeated(failing), /a bug/);
    assert.equal(runs, 1);
  });
});
