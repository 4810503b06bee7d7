import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('moment arithmetic', () => {
  test('keeps to the end of shorter months', () => {
    const expected = {
      '@2012-01-31 + 1 month': ['2012-02-29'],
      '@2016-02-29 + 1 year': ['2017-02-28'],
      '@2012-03-31 - 1 month': ['2012-02-29'],
      '@2012-11-15 + 14 months': ['2014-01-15'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('works in the precision that the moment has', () => {
    const expected = {
      '@2016 + 365 days': ['2017'],
      '@2016 + 23 months': ['2017'],
      '@2016-01 + 61 days': ['2016-03'],
      '@2016-02-28 + 1.5 weeks': ['2016-03-06'],
      '@2016-02-28 + 47 hours': ['2016-02-29'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('keeps the zone and goes around the clock', () => {
    const expected = {
      '@2016-02-28T23:30:00+08:00 + 45 minutes': ['2016-02-29T00:15:00+08:00'],
      "@2016-02-28T23:30:00.000+08:00 + 10 'ms'": ['2016-02-28T23:30:00.010+08:00'],
      '@T23:30 + 45 minutes': ['00:15'],
      '@T01:00:00 - 2 hours': ['23:00:00'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('refuses what is no duration of the calendar', () => {
    const expected = {
      "@2016-01-01 + 1 'cm'": 'fhirpath/value',
      "@2016-01-01 + 1 'a'": 'fhirpath/value',
      '@9999-12-31 + 1 day': 'fhirpath/value',
      '@T10:00 + 1 day': 'fhirpath/value',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
