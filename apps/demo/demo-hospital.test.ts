import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter, Patient, Resource } from '#fhir';
import { demoHospital, type DemoBatch } from './demo-hospital.ts';
import { openRecordCheck } from './fixtures/check-records.ts';
import { NOW } from './fixtures/test-chart.ts';
import { instant } from './time.ts';

const today = new Date(NOW);
const hospital = (seed: string, patients: number): readonly DemoBatch[] => [...demoHospital({ seed, today, patients })];

suite('demo hospital', () => {
  const batches = hospital('test', 400);
  const resources = batches.flatMap((batch) => batch.resources);
  const all = <T extends Resource>(type: T['resourceType']): readonly T[] =>
    resources.filter((resource): resource is T => resource.resourceType === type);

  test('a sample is valid R4, every id is used once, every reference points into this batch or an earlier one', () => {
    const check = openRecordCheck();
    const faults = batches.flatMap((batch, index) => check.check(batch.resources, { validate: index % 5 === 0 }));
    assert.deepEqual(faults, []);
    assert.ok(check.count() > 15_000);
  });

  test('progress counts up to its total', () => {
    const steps = batches.map(({ progress }) => progress.done);
    assert.deepEqual(
      steps,
      steps.toSorted((a, b) => a - b),
    );
    assert.equal(steps.at(-1), batches[0]?.progress.total);
    assert.equal(all<Patient>('Patient').length, 400);
  });

  test('the same seed and day give the same hospital, another seed another', () => {
    assert.deepEqual(hospital('same', 12), hospital('same', 12));
    assert.notDeepEqual(hospital('same', 12), hospital('other', 12));
  });

  test('a patient does not change when there are fewer others', () => {
    const record = (patients: number): unknown =>
      hospital('same', patients).find(({ resources: [first] }) => first?.id === 'patient-0001')?.resources;
    assert.deepEqual(record(40), record(30));
  });

  test('nothing is recorded later than now, but appointments and orders for tomorrow', () => {
    const now = instant(NOW);
    for (const resource of resources) {
      if (resource.resourceType === 'Appointment') continue;
      for (const time of timesIn({ ...resource, occurrenceDateTime: undefined, period: undefined })) {
        assert.ok(time <= now, `${resource.resourceType}/${resource.id} ${time}`);
      }
    }
  });

  test('those in a bed have an open stay there, and the bed says that it is taken', () => {
    const open = all<Encounter>('Encounter').filter((one) => one.class.code === 'IMP' && one.status === 'in-progress');
    const beds = open.flatMap(({ location = [] }) =>
      location.map((one) => one.location.reference ?? '').filter((one) => one.includes('/bed-')),
    );
    const taken = resources.flatMap((one) =>
      one.resourceType === 'Location' && one.operationalStatus?.code === 'O' ? [`Location/${one.id}`] : [],
    );
    assert.deepEqual(beds.toSorted(), taken.toSorted());
    assert.equal(beds.length, 60);
  });

  test('identifiers of patients are their own', () => {
    const values = all<Patient>('Patient').flatMap(({ identifier = [] }) =>
      identifier.map(({ system, value }) => `${system} ${value}`),
    );
    assert.equal(new Set(values).size, values.length);
  });

  test('the dead died after all that is written of them', () => {
    const dead = batches.flatMap(({ resources: record }) => {
      const [patient] = record;
      return patient?.resourceType === 'Patient' && patient.deceasedDateTime !== undefined
        ? [{ record, died: patient.deceasedDateTime }]
        : [];
    });
    assert.ok(dead.length > 0);
    for (const { record, died } of dead) {
      for (const time of record.flatMap((one) => timesIn({ ...one, dosageInstruction: undefined })))
        assert.ok(time <= died, time);
    }
  });
});

/** Every time with an hour inside a resource. */
function timesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(timesIn) : [];
}
