import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { planRoster, takenBeds } from './roster.ts';

suite('roster', () => {
  test('its sizes add up to the patients that were asked for', () => {
    for (const patients of [0, 1, 20, 333, 2000]) {
      assert.equal(
        planRoster(patients).reduce((sum, { size }) => sum + size, 0),
        patients,
      );
    }
  });

  test('the wards come first, then emergency, today, tomorrow and the past', () => {
    const kinds = planRoster(2000).map((place) => ('family' in place ? 'inpatient' : place.situation.kind));
    assert.deepEqual([...new Set(kinds)], ['inpatient', 'emergency', 'clinic', 'former']);
    assert.deepEqual(
      kinds,
      kinds.toSorted((a, b) => RANK.indexOf(a) - RANK.indexOf(b)),
    );
  });

  test('no bed is given twice and every seventh stays free', () => {
    const beds = takenBeds(2000).map(({ department, bed }) => `${department} ${bed}`);
    assert.equal(new Set(beds).size, 300);
    assert.ok(takenBeds(99_999).every(({ bed }) => bed % 7 !== 0));
  });

  test('obstetrics has twins and mothers who still wait', () => {
    const sizes = planRoster(2000).flatMap((place) =>
      'family' in place && place.family.ward === 'obstetrics' ? [place.size] : [],
    );
    assert.deepEqual(new Set(sizes), new Set([1, 2, 3]));
  });
});

const RANK = ['inpatient', 'emergency', 'clinic', 'former'];
