import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Resource } from '#fhir';
import { openChance } from '../chance.ts';
import { NOW, testHouse } from '../fixtures/test-chart.ts';
import type { Situation } from '../roster.ts';
import { writeLife } from './life.ts';

const life = (order: number, situation: Situation): readonly Resource[] =>
  writeLife({ chance: openChance(`life ${order}`), house: testHouse(), now: NOW }, order, situation);

suite('life', () => {
  test('begins with the patient, who is also covered', () => {
    const record = life(5, { kind: 'former', share: 0.4 });
    assert.deepEqual(
      record.slice(0, 2).map(({ resourceType, id }) => [resourceType, id]),
      [
        ['Patient', 'patient-0005'],
        ['Coverage', 'p0005-coverage-1'],
      ],
    );
  });

  test('everybody who was here has a visit, and all of it lies before the last contact', () => {
    for (let order = 1; order <= 40; order++) {
      const visits = life(order, { kind: 'former', share: 0.999 }).filter((one) => one.resourceType === 'Encounter');
      assert.ok(visits.length > 0, `patient ${order}`);
      for (const { period } of visits) assert.ok((period?.start ?? '9') < '2024-11', period?.start);
    }
  });

  test('the same chance gives the same life', () => {
    const situation = { kind: 'inpatient', department: 'icu', bed: 1 } as const;
    assert.deepEqual(life(7, situation), life(7, situation));
  });
});
