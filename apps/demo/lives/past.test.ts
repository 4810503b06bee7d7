import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { CHRONIC } from '../illnesses/catalogue.ts';
import { DAY, YEAR } from '../time.ts';
import { runScenes } from './life.ts';
import { chronicScenes, pastScenes } from './past.ts';

suite('past', () => {
  test('an illness for life is found and then followed for a year or so', () => {
    const chart = testChart();
    const illness = CHRONIC.find(({ key }) => key === 'hypertension') ?? assert.fail();
    const found = NOW - 5 * YEAR;
    runScenes(
      chronicScenes(chart, [{ illness, onset: found - 60 * DAY, found, severity: 1 }], NOW).toSorted(
        (a, b) => a.at - b.at,
      ),
    );
    const starts = ofType<Encounter>(chart, 'Encounter').map(({ period }) => period?.start ?? '');
    assert.match(starts[0] ?? '', /^2021-11/u);
    assert.ok(
      starts.length >= 2 && starts.slice(1).every((start) => start > '2025-06' && start < '2026-11-25'),
      starts.join(' '),
    );
  });

  test('somebody who has nothing was here at least once', () => {
    const chart = testChart(testPerson(30));
    const scenes = pastScenes(chart, { kind: 'former', share: 0.5 }, NOW - 300 * DAY, true);
    assert.ok(scenes.length >= 1 && scenes.every(({ at }) => at < NOW - 290 * DAY));
  });
});
