import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { firstMoment, momentsOf, zoneOffset } from './zone.ts';

const hours = (zone: string, moment: string): number => zoneOffset(zone, Date.parse(moment)) / 3_600_000;

suite('zoneOffset', () => {
  test('knows clock changes to the second', () => {
    assert.deepEqual(
      [
        hours('Europe/Berlin', '2024-03-31T00:59:59Z'),
        hours('Europe/Berlin', '2024-03-31T01:00:00Z'),
        hours('Asia/Shanghai', '2024-07-01T00:00:00Z'),
        hours('Asia/Shanghai', '1988-07-01T00:00:00Z'),
        hours('Asia/Kathmandu', '2024-01-01T00:00:00Z'),
        hours('America/St_Johns', '2024-01-01T00:00:00Z'),
        hours('Africa/Casablanca', '2024-03-15T00:00:00Z'),
        hours('Africa/Casablanca', '2024-04-01T00:00:00Z'),
        hours('Africa/Casablanca', '2024-05-01T00:00:00Z'),
      ],
      [1, 2, 8, 9, 5.75, -3.5, 0, 0, 1],
    );
  });

  test('agrees with ICU at any moment', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Gaza',
    ];
    const moments = fc.integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, second) => {
        const shown = new Date(second * 1000).toLocaleString('sv-SE', { timeZone: zone });
        const local = new Date(second * 1000 + zoneOffset(zone, second * 1000));
        assert.equal(local.toISOString().slice(0, 19).replace('T', ' '), shown);
      }),
      { numRuns: 300 },
    );
  });

  test('throws for a zone that does not exist', () => {
    assert.throws(() => zoneOffset('Asia/Nowhere', 0), RangeError);
  });
});

suite('momentsOf and firstMoment', () => {
  const local = (text: string): number => Date.parse(`${text}Z`);
  const at = (moments: readonly number[]): readonly string[] => moments.map((moment) => new Date(moment).toISOString());

  test('give both moments of a time that clocks show twice', () => {
    assert.deepEqual(at(momentsOf('Europe/Berlin', local('2024-10-27T02:30'))), [
      '2024-10-27T00:30:00.000Z',
      '2024-10-27T01:30:00.000Z',
    ]);
  });

  test('give none for a time that clocks skip, and then the first moment after', () => {
    assert.deepEqual(momentsOf('Europe/Berlin', local('2024-03-31T02:30')), []);
    assert.deepEqual(at([firstMoment('Europe/Berlin', local('2024-03-31T02:30'))]), ['2024-03-31T01:00:00.000Z']);
    assert.deepEqual(at([firstMoment('America/Sao_Paulo', local('2018-11-04T00:00'))]), ['2018-11-04T03:00:00.000Z']);
  });
});
