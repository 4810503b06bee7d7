import type { Language } from '#kernel';
import type { Encounter, Patient } from '#fhir';
import { conceptText, gather, nameIn, type Client, type Gathered, type SpokenName } from '#ui';

import type { Critical } from './criticals.ts';

/** One inpatient as the list shows it. */
export interface Inpatient {
  readonly id: string;
  readonly subject: string;
  readonly patient: Patient | undefined;
  readonly name: SpokenName | undefined;
  readonly place: string;
  readonly reason: string;
  readonly department: string;
  /** Instant or date of the admission. */
  readonly since: string;
}

/** More than any one hospital has beds; beyond it the list says that it is not whole. */
const limit = 5000;

/** Every running inpatient encounter with its patient, page by page. */
export function loadInpatients(
  client: Client,
  signal: AbortSignal,
  onPage: (sofar: Gathered<Encounter>) => void,
): Promise<Gathered<Encounter>> {
  const query = { status: 'in-progress', class: 'IMP', _include: 'Encounter:subject', _sort: '-date', _count: 100 };
  return gather<Encounter>(client, 'Encounter', query, { limit, signal, onPage });
}

/** The rows of the list in the language of the screen. */
export function inpatientsOf({ found, included }: Gathered<Encounter>, language: Language): readonly Inpatient[] {
  return found.map((encounter) => {
    const subject = encounter.subject?.reference ?? '';
    const resource = included.get(subject);
    const patient = resource?.resourceType === 'Patient' ? resource : undefined;
    const spoken = nameIn(language, patient?.name);
    const display = encounter.subject?.display;
    const name = spoken ?? (display === undefined ? undefined : { shown: display });
    return {
      id: encounter.id ?? subject,
      subject,
      patient,
      name,
      place: placeOf(encounter),
      reason: encounter.reasonCode?.map(conceptText).join(', ') || (encounter.diagnosis?.[0]?.condition?.display ?? ''),
      department: conceptText(encounter.serviceType) ?? encounter.serviceProvider?.display ?? '',
      since: encounter.period?.start ?? '',
    };
  });
}

/** Where the patient is now: the active location, else the last one. */
function placeOf({ location = [] }: Encounter): string {
  const here = location.findLast(({ status }) => status === 'active') ?? location.at(-1);
  return here?.location?.display ?? '';
}

/** The rows in which every word of the typed text occurs: in place, name, pinyin, reason or department. */
export function narrow(rows: readonly Inpatient[], typed: string): readonly Inpatient[] {
  const parts = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return rows;
  return rows.filter(({ name, place, reason, department }) => {
    const text = `${place} ${name?.shown ?? ''} ${name?.pinyin ?? ''} ${reason} ${department}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

/** The same rows, those with a critical result first; within each part the order stays. */
export function criticalFirst(rows: readonly Inpatient[], criticals: readonly Critical[]): readonly Inpatient[] {
  const grave = new Set(criticals.map(({ subject }) => subject));
  return rows.toSorted((a, b) => Number(grave.has(b.subject)) - Number(grave.has(a.subject)));
}
