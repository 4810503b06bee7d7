import type { Patient, Reference, Resource } from '#fhir';
import type { Language } from '#kernel';
import type { Body } from '../body/body.ts';
import type { Chance } from '../chance.ts';
import type { House } from '../house/house.ts';
import type { Person } from '../people/person.ts';

/** The record of one patient while it is written. */
export interface Chart {
  readonly person: Person;
  readonly patient: Reference<Patient>;
  readonly language: Language;
  readonly body: Body;
  readonly chance: Chance;
  readonly house: House;
  /** Nothing is recorded after this time. */
  readonly now: number;
  /** Puts a resource into the record under the next number of its type. */
  add<T extends Resource>(resource: T): Reference<T>;
  /** A reference to a resource that `put` will bring. */
  reserve<T extends Resource>(type: T['resourceType']): Reference<T>;
  put<T extends Resource>(reference: Reference<T>, resource: T): void;
  /** What is in the record so far. */
  list(): readonly Resource[];
}

/** What a chart is opened with. */
export type ChartFacts = Pick<Chart, 'person' | 'body' | 'chance' | 'house' | 'now'>;

/** `patient-0001`: the id of the patient in that place. */
export const patientId = (order: number): string => `patient-${String(order).padStart(4, '0')}`;

/** Opens the record of a person. */
export function openChart(facts: ChartFacts): Chart {
  const { person } = facts;
  const id = patientId(person.order);
  const resources: Resource[] = [];
  const counts = new Map<string, number>();
  const nextId = (type: string): string => {
    if (type === 'Patient') return id;
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return `${id.replace('patient-', 'p')}-${type.toLowerCase()}-${count}`;
  };
  const keep = (resource: Resource, number: string): void => void resources.push({ ...resource, id: number });
  return {
    ...facts,
    patient: { reference: `Patient/${id}`, display: person.name.text },
    language: person.language,
    add: (resource) => {
      const number = nextId(resource.resourceType);
      keep(resource, number);
      return { reference: `${resource.resourceType}/${number}` };
    },
    reserve: (type) => ({ reference: `${type}/${nextId(type)}` }),
    put: (reference, resource) => keep(resource, reference.reference?.split('/')[1] ?? ''),
    list: () => resources,
  };
}
