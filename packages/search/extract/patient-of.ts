import { compartment } from '#fhir';
import type { Registry } from '../registry/registry.ts';
import { member } from '../path/walk.ts';
import { referencesOf } from '../values/reference-values.ts';

/**
 * Finds the one patient that a resource of a type is about: the Patient itself; by `patient`; else by the parameters
 * that place the type in the Patient compartment (FHIR R4 compartmentdefinition-patient.html).
 */
export function patientFinder(
  type: string,
  registry: Registry,
  bases: readonly string[],
): (resource: object) => string | undefined {
  if (type === 'Patient') {
    return (resource) => {
      const id = member(resource, 'id');
      return typeof id === 'string' ? `Patient/${id}` : undefined;
    };
  }
  const patient = registry.find(type, 'patient');
  const codes = patient?.kind === 'reference' ? ['patient'] : (compartment('Patient').get(type) ?? []);
  const parameters = codes
    .flatMap((code) => registry.find(type, code) ?? [])
    .filter(({ kind }) => kind === 'reference');
  if (parameters.length === 0) return () => undefined;
  return (resource) => {
    let found: string | undefined;
    let several = false;
    for (const parameter of parameters) {
      parameter.walk(resource, (value) =>
        referencesOf(value, bases, (reference) => {
          if (reference.kind !== 'local' || reference.type !== 'Patient') return;
          if (found !== undefined && found !== `Patient/${reference.id}`) several = true;
          found = `Patient/${reference.id}`;
        }),
      );
    }
    return several ? undefined : found;
  };
}
