import type { MedicationRequest } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { doseOf, medicineName } = await import('./medicine.ts');

const request = (part: Partial<MedicationRequest>): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  subject: {},
  ...part,
});

suite('a medicine', () => {
  test('is named by its concept, else by its reference', () => {
    assert.equal(medicineName(request({ medicationCodeableConcept: { text: '华法林' } })), '华法林');
    assert.equal(medicineName(request({ medicationReference: { display: '缬沙坦' } })), '缬沙坦');
  });

  test('is taken as the prescriber wrote, else as dose, route and timing say', () => {
    assert.equal(doseOf(request({ dosageInstruction: [{ text: '每晚 2.5 mg' }] })), '每晚 2.5 mg');
    const parts = [
      {
        doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'g' } }],
        route: { text: '口服' },
        timing: { code: { text: '每天 3 次' } },
      },
    ];
    assert.equal(doseOf(request({ dosageInstruction: parts })), '0.5 g 口服 每天 3 次');
    assert.equal(doseOf(request({})), '');
  });
});
