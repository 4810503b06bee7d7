import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('clock functions', () => {
  const now = (): Date => new Date('2026-01-01T23:30:00.250Z');

  test('tell the time of the environment in its zone', () => {
    const expected = {
      'now()': ['2026-01-02T07:30:00.250+08:00'],
      'today()': ['2026-01-02'],
      'timeOfDay()': ['07:30:00.250'],
      'now() = now()': [true],
    };
    assert.deepEqual(resultsFor(expected, {}, { now, zone: 480 }), expected);
    assert.deepEqual(resultsFor({ 'today()': 0 }, {}, { now }), { 'today()': ['2026-01-01'] });
  });

  test('stand still while an expression is evaluated', () => {
    let ticks = 0;
    const clock = (): Date => new Date(1_000_000 * ++ticks);
    assert.deepEqual(resultsFor({ '(1|2|3).select(now()).distinct().count()': 0 }, {}, { now: clock }), {
      '(1|2|3).select(now()).distinct().count()': [1],
    });
  });

  test('are refused where the caller gives no clock', () => {
    assert.deepEqual(resultsFor({ 'today()': 0 }, {}), { 'today()': 'fhirpath/no-service' });
  });
});
