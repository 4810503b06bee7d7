import type { Observation } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { seriesOf, trendOf } = await import('./series.ts');
const { gridOf } = await import('./grid.ts');

const measured = (code: string, when: string, value: number, unit = 'mmol/L'): Observation => ({
  resourceType: 'Observation',
  id: `${code}-${when}-${value}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }], text: code },
  effectiveDateTime: when,
  valueQuantity: { value, unit },
});
const all = [
  measured('K', '2026-11-19T22:00:00Z', 4.4),
  measured('K', '2026-11-20T00:00:00Z', 6.2),
  measured('Na', '2026-11-18T00:00:00Z', 140),
  measured('K', '2026-11-10T00:00:00Z', 17, 'mg/dL'),
  { ...measured('Cl', '2026-11-20T00:00:00Z', 99), status: 'entered-in-error' as const },
];

suite('results by analyte', () => {
  test('stand together, newest first, the analyte measured last on top; what was entered in error is left out', () => {
    assert.deepEqual(
      seriesOf(all).map(({ name, points }) => [name, points.map(({ shown }) => shown.value)]),
      [
        ['K', ['6.2', '4.4', '17']],
        ['Na', ['140']],
      ],
    );
  });

  test('make a trend only of values in the unit of the newest', () => {
    const [potassium] = seriesOf(all);
    assert.deepEqual(potassium && trendOf(potassium, 8), [4.4, 6.2]);
  });

  test('make a grid of minutes in the hospital’s zone, newest first; two in one minute are both kept', () => {
    const { times, rows } = gridOf(seriesOf([...all, measured('K', '2026-11-20T00:00:30Z', 6.1)]), 'Asia/Shanghai');
    assert.deepEqual(times, ['2026-11-20 08:00', '2026-11-20 06:00', '2026-11-18 08:00', '2026-11-10 08:00']);
    assert.deepEqual(
      rows[0]?.cells.get('2026-11-20 08:00')?.map(({ shown }) => shown.value),
      ['6.1', '6.2'],
    );
  });
});
