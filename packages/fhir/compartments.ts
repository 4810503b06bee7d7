import { readFileSync } from 'node:fs';
import { lazy } from './lazy.ts';

/** The types that FHIR R4 defines compartments for (4.0.1, 5.6). */
export type CompartmentName = 'Patient' | 'Encounter' | 'Practitioner' | 'RelatedPerson' | 'Device';

/**
 * For each resource type that can stand in the compartment: the reference parameters that place it there. `{def}`
 * means the resource that the compartment is named after, itself.
 */
export type Compartment = ReadonlyMap<string, readonly string[]>;

/** The definition of a compartment. */
export const compartment = (name: CompartmentName): Compartment => tables()[name];

/** Whether the text names a compartment. */
export const isCompartment = (text: string): text is CompartmentName => Object.hasOwn(tables(), text);

const tables = lazy((): Readonly<Record<CompartmentName, Compartment>> => {
  const file = new URL('../../knowledge/fhir-r4/compartments.json', import.meta.url);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<CompartmentName, Record<string, readonly string[]>>;
  const read = (name: CompartmentName): Compartment => new Map(Object.entries(table[name]));
  return {
    Patient: read('Patient'),
    Encounter: read('Encounter'),
    Practitioner: read('Practitioner'),
    RelatedPerson: read('RelatedPerson'),
    Device: read('Device'),
  };
});
