import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter, Observation, Patient } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { personBorn } from '../people/person.ts';
import { openChance } from '../chance.ts';
import { DAY } from '../time.ts';
import { writeNewborn } from './newborn.ts';

suite('newborn', () => {
  const born = NOW - 3 * DAY;
  const mother = testChart(testPerson(30, false, 8));
  const child = (): ReturnType<typeof testChart> => testChart(personBorn(openChance('child'), 9, born, true), 'child');

  test('is with its mother, weighed and vaccinated', () => {
    const chart = child();
    writeNewborn(chart, { at: born, mother });
    const [encounter] = ofType<Encounter>(chart, 'Encounter');
    assert.deepEqual(
      [encounter?.status, encounter?.hospitalization?.admitSource?.coding?.[0]?.code],
      ['in-progress', 'born'],
    );
    assert.equal(ofType<Patient>(chart, 'Patient')[0]?.birthDate, '2026-11-22');
    const weights = ofType<Observation>(chart, 'Observation').filter(
      ({ code }) => code.coding?.[0]?.code === '29463-7',
    );
    for (const { valueQuantity } of weights)
      assert.ok((valueQuantity?.value ?? 0) > 2.4 && (valueQuantity?.value ?? 9) < 4.6);
    assert.ok(chart.list().some(({ resourceType }) => resourceType === 'Immunization'));
  });

  test('with jaundice it goes to neonatology, where bilirubin is high', () => {
    const chart = child();
    writeNewborn(chart, { at: born, mother, jaundice: { bed: 2 } });
    assert.deepEqual(
      ofType<Encounter>(chart, 'Encounter').map(({ status, location }) => [
        status,
        location?.at(-1)?.location.reference,
      ]),
      [
        ['finished', 'Location/ward-obstetrics'],
        ['in-progress', 'Location/bed-neonatology-02'],
      ],
    );
    const [bilirubin] = ofType<Observation>(chart, 'Observation').filter(
      ({ code }) => code.coding?.[0]?.code === '14631-6',
    );
    assert.ok((bilirubin?.valueQuantity?.value ?? 0) > 180);
  });
});
