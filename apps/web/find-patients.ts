import type { Patient } from '#fhir';
import type { Client, Page, Query } from '#ui';

/** The search that a typed text means: a record number, a birth date, or a name (汉字, pinyin and initials alike, on the server). */
export function patientQuery(text: string): Query {
  const typed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return { birthdate: typed };
  if (/^[\p{L}-]{0,4}\d{4,}[\dXx]?$/u.test(typed)) return { identifier: typed };
  return { name: typed };
}

/** Asks for the first patients that fit; a ranked look-up for people, which says when there are more. */
export const findPatients = (
  client: Client,
  text: string,
  count: number,
  signal: AbortSignal,
): Promise<Page<Patient>> => client.search<Patient>('Patient', { ...patientQuery(text), _count: count }, signal);
