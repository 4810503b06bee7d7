import type {
  AllergyIntolerance,
  Composition,
  Condition,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  Flag,
  ImagingStudy,
  Immunization,
  MedicationRequest,
  Observation,
  Patient,
  Procedure,
  Resource,
} from '#fhir';
import { gather, useLoaded, type Gathered, type Held, type Query } from '#ui';

/** What the store has of one patient, each kind with its own state: one may be refused while the others are seen. */
export interface Chart {
  readonly patient: Held<Patient>;
  readonly allergies: Held<Gathered<AllergyIntolerance>>;
  readonly conditions: Held<Gathered<Condition>>;
  readonly medicines: Held<Gathered<MedicationRequest>>;
  readonly observations: Held<Gathered<Observation>>;
  readonly encounters: Held<Gathered<Encounter>>;
  readonly reports: Held<Gathered<DiagnosticReport>>;
  readonly procedures: Held<Gathered<Procedure>>;
  readonly documents: Held<Gathered<DocumentReference>>;
  readonly compositions: Held<Gathered<Composition>>;
  readonly immunizations: Held<Gathered<Immunization>>;
  readonly studies: Held<Gathered<ImagingStudy>>;
  readonly flags: Held<Gathered<Flag>>;
}

/** Of one kind no more than this many are loaded; beyond it the page says that it shows the newer ones. */
const limit = 3000;

/** Newest first where the specification has a date to search by, so that what is cut off is the oldest. */
const newest: Query = { _sort: '-date' };

function useKind<T extends Resource>(type: T['resourceType'], patient: string, query: Query = {}): Held<Gathered<T>> {
  return useLoaded<Gathered<T>>(`${type} of ${patient}`, (client, signal, show) =>
    gather<T>(client, type, { patient, ...query, _count: 200 }, { limit, signal, onPage: show }),
  );
}

/** Loads everything the page shows of a patient, all kinds at once. */
export function useChart(id: string): Chart {
  return {
    patient: useLoaded<Patient>(`Patient/${id}`, (client, signal) => client.read<Patient>('Patient', id, signal)),
    allergies: useKind('AllergyIntolerance', id),
    conditions: useKind('Condition', id),
    medicines: useKind('MedicationRequest', id, { _include: 'MedicationRequest:medication' }),
    observations: useKind('Observation', id, newest),
    encounters: useKind('Encounter', id, newest),
    reports: useKind('DiagnosticReport', id, newest),
    procedures: useKind('Procedure', id, newest),
    documents: useKind('DocumentReference', id, newest),
    compositions: useKind('Composition', id, newest),
    immunizations: useKind('Immunization', id, newest),
    studies: useKind('ImagingStudy', id),
    flags: useKind('Flag', id),
  };
}

/** Every resource of the record that is loaded, by its reference (`Observation/1`). */
export function byReference(chart: Chart): ReadonlyMap<string, Resource> {
  const all = new Map<string, Resource>();
  for (const held of Object.values(chart)) {
    if (held.state !== 'ready' && held.state !== 'stale') continue;
    const found: readonly Resource[] = 'found' in held.value ? held.value.found : [held.value];
    for (const resource of found) all.set(`${resource.resourceType}/${resource.id}`, resource);
  }
  return all;
}
