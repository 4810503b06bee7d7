import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import type { Observation } from '#fhir';
import { importBatch, ROOT } from '#store';
import { openPlace } from './open.ts';

/** Imports Observations for ever in batches, as a job's process does; tells how many: `import-child.ts PLACE SIZE`. */
setPriority(10);
process.once('disconnect', () => process.exit());
const { door } = await openPlace(JSON.parse(process.argv[2] ?? ''));
const size = Number(process.argv[3]);
const observation = (n: number): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  category: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] },
  ],
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }], text: 'Heart rate' },
  subject: { reference: `Patient/p${n % 500}` },
  encounter: { reference: `Encounter/e${n % 2000}` },
  effectiveDateTime: new Date(Date.now() - n * 1000).toISOString(),
  valueQuantity: { value: 60 + (n % 40), unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
});
for (let n = 0; ; n += size) {
  const began = performance.now();
  const batch = Array.from({ length: size }, (_, at) => observation(n + at));
  await importBatch(door.store.engine, { agent: 1, owner: ROOT, request: randomUUID(), note: 'bulk/import' }, batch);
  process.send?.({ written: size, ms: performance.now() - began });
}
