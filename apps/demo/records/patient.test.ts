import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient, RelatedPerson } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { recordMother, recordNumber, recordPatient } from './patient.ts';

const patientOf = (chart: ReturnType<typeof testChart>): Patient | undefined => ofType<Patient>(chart, 'Patient')[0];

suite('patient', () => {
  test("has a record number and an identity number that is nobody else's", () => {
    const chart = testChart();
    recordPatient(chart, {});
    const patient = patientOf(chart);
    assert.equal(patient?.id, 'patient-0003');
    assert.deepEqual(
      patient?.identifier?.map(({ value, type }) => [type?.coding?.[0]?.code, value?.slice(0, 6)]),
      [
        ['MR', '600000'],
        ['NI', '190000'],
      ],
    );
    assert.equal(recordNumber(3), '60000021');
    assert.deepEqual([patient?.contact?.length, patient?.deceasedDateTime], [1, undefined]);
  });

  test('a visitor has a passport and speaks English, a dead one has died', () => {
    const chart = testChart(testPerson(40, false, 20));
    recordPatient(chart, { diedAt: NOW });
    const patient = patientOf(chart);
    assert.equal(patient?.identifier?.[1]?.type?.coding?.[0]?.code, 'PPN');
    assert.equal(patient?.communication?.[0]?.language.coding?.[0]?.code, 'en');
    assert.equal(patient?.deceasedDateTime, '2026-11-25T09:30:00+08:00');
  });

  test('a newborn has its mother as contact and relation, no identity number, and its place among twins', () => {
    const mother = testChart(testPerson(30, false, 8));
    const chart = testChart(testPerson(0, true, 9));
    recordPatient(chart, { mother, multiple: 2 });
    recordMother(chart, mother);
    const patient = patientOf(chart);
    const [related] = ofType<RelatedPerson>(chart, 'RelatedPerson');
    assert.deepEqual([patient?.identifier?.length, patient?.multipleBirthInteger, patient?.telecom], [1, 2, undefined]);
    assert.deepEqual(
      [patient?.contact?.[0]?.name?.text, related?.identifier?.[0]?.value],
      [mother.person.name.text, recordNumber(8)],
    );
  });
});
