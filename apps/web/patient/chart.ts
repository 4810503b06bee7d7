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
import { useMemo } from 'react';
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
  const patient = useLoaded<Patient>(`Patient/${id}`, (client, signal) => client.read<Patient>('Patient', id, signal));
  const allergies = useKind<AllergyIntolerance>('AllergyIntolerance', id);
  const conditions = useKind<Condition>('Condition', id);
  const medicines = useKind<MedicationRequest>('MedicationRequest', id, { _include: 'MedicationRequest:medication' });
  const observations = useKind<Observation>('Observation', id, newest);
  const encounters = useKind<Encounter>('Encounter', id, newest);
  const reports = useKind<DiagnosticReport>('DiagnosticReport', id, newest);
  const procedures = useKind<Procedure>('Procedure', id, newest);
  const documents = useKind<DocumentReference>('DocumentReference', id, newest);
  const compositions = useKind<Composition>('Composition', id, newest);
  const immunizations = useKind<Immunization>('Immunization', id, newest);
  const studies = useKind<ImagingStudy>('ImagingStudy', id);
  const flags = useKind<Flag>('Flag', id);
  return useMemo(
    () => ({
      patient,
      allergies,
      conditions,
      medicines,
      observations,
      encounters,
      reports,
      procedures,
      documents,
      compositions,
      immunizations,
      studies,
      flags,
    }),
    [
      patient,
      allergies,
      conditions,
      medicines,
      observations,
      encounters,
      reports,
      procedures,
      documents,
      compositions,
      immunizations,
      studies,
      flags,
    ],
  );
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
