import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { dateRange, periodRange, type DateRange } from './date-range.ts';

const iso = (range: DateRange | undefined): unknown => range?.map((moment) => new Date(moment).toISOString());

suite('dateRange', () => {
  test('covers what the precision leaves open, in the zone where none is given', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      '2020': ['2019-12-31T16:00:00.000Z', '2020-12-31T16:00:00.000Z'],
      '2020-12': ['2020-11-30T16:00:00.000Z', '2020-12-31T16:00:00.000Z'],
      '2020-02-29': ['2020-02-28T16:00:00.000Z', '2020-02-29T16:00:00.000Z'],
      '2020-02-29T10:00': ['2020-02-29T02:00:00.000Z', '2020-02-29T02:01:00.000Z'],
      '2020-02-29T10:00:00': ['2020-02-29T02:00:00.000Z', '2020-02-29T02:00:01.000Z'],
      '2020-02-29T10:00:00Z': ['2020-02-29T10:00:00.000Z', '2020-02-29T10:00:01.000Z'],
      '2020-02-29T10:00-05:30': ['2020-02-29T15:30:00.000Z', '2020-02-29T15:31:00.000Z'],
      '2020-02-29T10:00:00.5Z': ['2020-02-29T10:00:00.500Z', '2020-02-29T10:00:00.600Z'],
      '2020-02-29T10:00:00.123456Z': ['2020-02-29T10:00:00.123Z', '2020-02-29T10:00:00.124Z'],
      '2020-12-31T23:59:60Z': ['2021-01-01T00:00:00.000Z', '2021-01-01T00:00:01.000Z'],
    };
    for (const [value, expected] of Object.entries(cases)) {
      assert.deepEqual(iso(dateRange(value, 'Asia/Shanghai')), expected, value);
    }
  });

  test('gives a day 23 or 25 hours where clocks change', () => {
    const length = (value: string, zone: string): number => {
      const [low = NaN, high = NaN] = dateRange(value, zone) ?? [];
      return (high - low) / 3_600_000;
    };
    assert.deepEqual(
      [
        length('2024-03-31', 'Europe/Berlin'),
        length('2024-10-27', 'Europe/Berlin'),
        length('2018-11-04', 'America/Sao_Paulo'),
        length('1988-04-17', 'Asia/Shanghai'),
        length('2024-04-07', 'Australia/Lord_Howe'),
        length('2011-12-30', 'Pacific/Apia'),
      ],
      [23, 25, 23, 23, 24.5, 0],
    );
  });

  test('covers both hours that clocks show twice', () => {
    assert.deepEqual(iso(dateRange('2024-10-27T02:30', 'Europe/Berlin')), [
      '2024-10-27T00:30:00.000Z',
      '2024-10-27T01:31:00.000Z',
    ]);
  });

  test('joins day to day without gap or overlap', () => {
    const days = fc.date({ min: new Date('1900-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Africa/Cairo', 'UTC');
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const next = new Date(day.getTime() + 86_400_000);
        const text = (date: Date): string => date.toISOString().slice(0, 10);
        assert.equal(dateRange(text(day), zone)?.[1], dateRange(text(next), zone)?.[0]);
      }),
      { numRuns: 500 },
    );
  });

  test('is undefined for what is no date', () => {
    const values = [
      '',
      '0000',
      '2021-02-29',
      '2020-13',
      '2020-1-1',
      '2020-01-01T24:00',
      '2020-01-01T10',
      '2020-01-01Z',
    ];
    for (const value of [...values, '2020-01-01T10:00+14:01', '2020-01-01T10:00:00.Z', ' 2020']) {
      assert.equal(dateRange(value, 'UTC'), undefined, value);
    }
  });
});

suite('periodRange', () => {
  test('runs from the start of the first to the end of the last, open sides without end', () => {
    assert.deepEqual(iso(periodRange({ start: '2020-01-01', end: '2020-01-02' }, 'UTC')), [
      '2020-01-01T00:00:00.000Z',
      '2020-01-03T00:00:00.000Z',
    ]);
    assert.deepEqual(periodRange({ end: '1970' }, 'UTC'), [-Infinity, 31_536_000_000]);
    assert.deepEqual(periodRange({ start: '1970' }, 'UTC'), [0, Infinity]);
    assert.equal(periodRange({ start: 'soon' }, 'UTC'), undefined);
  });
});
