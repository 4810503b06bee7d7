import type { Composition, DocumentReference, Practitioner, Reference } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { standard } from '../codes/term.ts';
import { instant } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** The kinds of notes, by LOINC document types. */
const KINDS = {
  admission: ['34117-2', 'History and physical note', '入院记录', 'History and physical'],
  progress: ['11506-3', 'Progress note', '病程记录', 'Progress note'],
  nursing: ['34746-8', 'Nurse Note', '护理记录', 'Nursing note'],
  emergency: ['34878-9', 'Emergency medicine Note', '急诊病历', 'Emergency note'],
  outpatient: ['34108-1', 'Outpatient Note', '门诊病历', 'Outpatient note'],
  consult: ['11488-4', 'Consult note', '会诊记录', 'Consult note'],
} as const;

/** The key of a kind of note. */
export type NoteKind = keyof typeof KINDS;

/** Lines of a note: a heading, or none, and its text. */
export type NoteLines = readonly (readonly [heading: string, text: string])[];

/** A note as plain text. */
export function writeNote(
  chart: Chart,
  visit: Visit,
  kind: NoteKind,
  at: number,
  lines: NoteLines,
  author: Reference<Practitioner> = visit.doctor,
): void {
  if (at > chart.now) return;
  const [code, display, zh, en] = KINDS[kind];
  const title = chart.language === 'en' ? en : zh;
  const separator = chart.language === 'en' ? ': ' : ':';
  const text = lines.map(([heading, body]) => (heading === '' ? body : `${heading}${separator}${body}`)).join('\n');
  chart.add<DocumentReference>({
    resourceType: 'DocumentReference',
    status: 'current',
    docStatus: 'final',
    type: { ...standard(SYSTEM.loinc, code, display), text: title },
    subject: chart.patient,
    date: instant(at),
    author: [author],
    description: title,
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          language: chart.language,
          data: Buffer.from(text, 'utf8').toString('base64'),
          title,
          creation: instant(at),
        },
      },
    ],
    context: { encounter: [visit.reference] },
  });
}

/** A section of a document: LOINC section code, title, text, what it is about. */
export interface Section {
  readonly loinc: readonly [code: string, display: string];
  readonly title: string;
  readonly text: string;
  readonly entries?: readonly Reference[];
}

/** A discharge summary as a Composition of sections. */
export function writeSummary(chart: Chart, visit: Visit, at: number, sections: readonly Section[]): void {
  const title = chart.language === 'en' ? 'Discharge summary' : '出院小结';
  chart.add<Composition>({
    resourceType: 'Composition',
    status: 'final',
    type: { ...standard(SYSTEM.loinc, '18842-5', 'Discharge summary'), text: title },
    subject: chart.patient,
    encounter: visit.reference,
    date: instant(at),
    author: [visit.doctor],
    title,
    section: sections.map(({ loinc, title: heading, text, entries }) => ({
      title: heading,
      code: standard(SYSTEM.loinc, loinc[0], loinc[1]),
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escapeXml(text)}</p></div>` },
      ...(entries && entries.length > 0 && { entry: entries }),
    })),
  });
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
