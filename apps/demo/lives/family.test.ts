import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter, Patient } from '#fhir';
import { openChance } from '../chance.ts';
import { NOW, testHouse } from '../fixtures/test-chart.ts';
import { openRecordCheck } from '../fixtures/check-records.ts';
import { writeFamily, type FamilyPlace } from './family.ts';

const family = (place: FamilyPlace): readonly (Patient | Encounter)[] => {
  const records = writeFamily({ chance: openChance('family'), house: testHouse(), now: NOW }, 50, place);
  const own = records.filter(
    (one): one is Patient | Encounter => one.resourceType === 'Patient' || one.resourceType === 'Encounter',
  );
  const faults = openRecordCheck().check(records, { validate: true });
  assert.deepEqual(
    faults.filter((fault) => !/refers to (?:Practitioner|Location|Organization|HealthcareService)\//u.test(fault)),
    [],
  );
  return own;
};

suite('family', () => {
  test("twins have the mother's surname, one birthday and an order", () => {
    const [mother, ...twins] = family({ ward: 'obstetrics', bed: 4, children: 2 }).filter(
      (one) => one.resourceType === 'Patient',
    );
    assert.deepEqual(
      twins.map(({ id, multipleBirthInteger }) => [id, multipleBirthInteger]),
      [
        ['patient-0051', 1],
        ['patient-0052', 2],
      ],
    );
    assert.equal(new Set(twins.map(({ birthDate }) => birthDate)).size, 1);
    assert.ok(twins.every(({ name }) => name?.[0]?.family === mother?.name?.[0]?.family));
  });

  test('a mother whose child is in neonatology went home, one who waits has no child yet', () => {
    const open = (place: FamilyPlace): readonly string[] =>
      family(place).flatMap((one) =>
        one.resourceType === 'Encounter' && one.status === 'in-progress'
          ? [one.location?.at(-1)?.location.reference ?? '']
          : [],
      );
    assert.deepEqual(open({ ward: 'neonatology', bed: 1, children: 1 }), ['Location/bed-neonatology-01']);
    assert.deepEqual(open({ ward: 'obstetrics', bed: 3, children: 0 }), ['Location/bed-obstetrics-03']);
  });
});
