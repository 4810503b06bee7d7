import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createBell } from './bell.ts';

const never = new AbortController().signal;

suite('a bell', () => {
  test('wakes who waits, and keeps a ring for who comes later', async () => {
    const bell = createBell();
    const waiting = bell.heard(60_000, never);
    bell.ring();
    await waiting;
    bell.ring();
    await bell.heard(60_000, never);
  });

  test('wakes after its time, and when all is over', async () => {
    const bell = createBell();
    await bell.heard(1, never);
    const stop = new AbortController();
    const waiting = bell.heard(60_000, stop.signal);
    stop.abort();
    await waiting;
    await bell.heard(60_000, stop.signal);
  });

  test('one ring wakes once', async () => {
    const bell = createBell();
    bell.ring();
    await bell.heard(60_000, never);
    let woken = false;
    const again = bell.heard(60_000, never).then(() => (woken = true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(woken, false);
    bell.ring();
    await again;
  });
});
