import type { Annotation, CodeableConcept, Reference, Resource } from '#fhir';
import type { Language, Words } from '#kernel';
import { bandOf, conceptText, dayOf, momentOf, whenOf } from '#ui';
import { reactionOf } from './allergy.ts';
import { doseOf, medicineName } from './medicine.ts';
import { clinicalIn, statusIn } from './status.ts';
import { words } from './words.ts';

/** One line of what is read: its label and what the author wrote. */
export type ReadFact = readonly [label: Words, value: string];

/** A record as it is read: its title and its facts; what the author left out is left out. */
export interface Read {
  readonly title: string;
  readonly facts: readonly ReadFact[];
}

type Maybe = readonly [label: Words, value: string | undefined];

const names = (references: readonly (Reference | undefined)[] | undefined): string | undefined =>
  references
    ?.map((one) => one?.display)
    .filter(Boolean)
    .join(', ');
const concepts = (all: readonly CodeableConcept[] | undefined): string | undefined =>
  all?.map(conceptText).filter(Boolean).join(', ');
const notes = (all: readonly Annotation[] | undefined): string | undefined => all?.map(({ text }) => text).join('\n');

/** Reads a record of any kind the timeline shows; times in the hospital's zone. */
export function readRecord(resource: Resource, zone: string, language: Language): Read {
  const [title, maybe] = told(
    resource,
    (value) => (value === undefined ? undefined : momentOf(value, zone)),
    zone,
    language,
  );
  const facts = maybe.filter((fact): fact is ReadFact => fact[1] !== undefined && fact[1] !== '');
  return { title: title ?? resource.resourceType, facts };
}

type At = (value: string | undefined) => string | undefined;

function told(
  resource: Resource,
  at: At,
  zone: string,
  language: Language,
): readonly [string | undefined, readonly Maybe[]] {
  switch (resource.resourceType) {
    case 'Observation':
      return [
        conceptText(resource.code),
        [
          [words.when, at(whenOf(resource))],
          [words.reference, bandOf(resource.referenceRange)?.text],
          [words.method, conceptText(resource.method)],
          [words.who, names(resource.performer)],
          [words.status, statusIn(language, resource.status)],
          [words.remark, notes(resource.note)],
        ],
      ];
    case 'DiagnosticReport':
      return [
        conceptText(resource.code),
        [
          [words.when, at(resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued)],
          [words.conclusion, resource.conclusion ?? concepts(resource.conclusionCode)],
          [words.who, names(resource.performer)],
          [words.status, statusIn(language, resource.status)],
        ],
      ];
    case 'Encounter':
      return [
        conceptText(resource.type?.[0]) ?? resource.class.display ?? resource.class.code,
        [
          [words.when, at(resource.period?.start)],
          [words.until, at(resource.period?.end)],
          [words.reason, concepts(resource.reasonCode)],
          [words.where, names(resource.location?.map(({ location }) => location)) || resource.serviceProvider?.display],
          [words.who, names(resource.participant?.map(({ individual }) => individual))],
          [words.status, statusIn(language, resource.status)],
        ],
      ];
    case 'Condition':
      return [
        conceptText(resource.code),
        [
          [words.onset, resource.onsetString ?? (resource.onsetDateTime && dayOf(resource.onsetDateTime, zone))],
          [words.until, resource.abatementDateTime && dayOf(resource.abatementDateTime, zone)],
          [words.severity, conceptText(resource.severity)],
          [words.status, clinicalIn(language, resource.clinicalStatus)],
          [words.recorded, at(resource.recordedDate)],
          [words.who, names([resource.recorder])],
          [words.remark, notes(resource.note)],
        ],
      ];
    default:
      return toldMore(resource, at, language);
  }
}

function toldMore(resource: Resource, at: At, language: Language): readonly [string | undefined, readonly Maybe[]] {
  switch (resource.resourceType) {
    case 'AllergyIntolerance':
      return [
        conceptText(resource.code),
        [
          [words.reaction, reactionOf(resource)],
          [words.criticality, statusIn(language, resource.criticality)],
          [words.onset, at(resource.onsetDateTime)],
          [words.recorded, at(resource.recordedDate)],
          [words.who, names([resource.recorder])],
          [words.remark, notes(resource.note)],
        ],
      ];
    case 'MedicationRequest':
      return [
        medicineName(resource),
        [
          [words.dose, doseOf(resource)],
          [words.when, at(resource.authoredOn)],
          [words.reason, concepts(resource.reasonCode)],
          [words.who, names([resource.requester])],
          [words.status, statusIn(language, resource.status)],
          [words.remark, notes(resource.note)],
        ],
      ];
    case 'Procedure':
      return [
        conceptText(resource.code),
        [
          [words.when, at(resource.performedDateTime ?? resource.performedPeriod?.start)],
          [words.until, at(resource.performedPeriod?.end)],
          [words.bodySite, concepts(resource.bodySite)],
          [words.outcome, conceptText(resource.outcome)],
          [words.who, names(resource.performer?.map(({ actor }) => actor))],
          [words.status, statusIn(language, resource.status)],
          [words.remark, notes(resource.note)],
        ],
      ];
    case 'DocumentReference':
      return [
        conceptText(resource.type) ?? resource.description,
        [
          [words.when, at(resource.date)],
          [words.who, names(resource.author)],
          [words.status, statusIn(language, resource.docStatus)],
        ],
      ];
    case 'Composition':
      return [
        resource.title,
        [
          [words.when, at(resource.date)],
          [words.who, names(resource.author)],
          [words.status, statusIn(language, resource.status)],
        ],
      ];
    case 'Immunization':
      return [
        conceptText(resource.vaccineCode),
        [
          [words.when, at(resource.occurrenceDateTime)],
          [words.lot, resource.lotNumber],
          [words.status, statusIn(language, resource.status)],
        ],
      ];
    case 'ImagingStudy':
      return [
        resource.description,
        [
          [words.when, at(resource.started)],
          [words.kind, resource.modality?.map(({ code }) => code).join(', ')],
          [words.series, resource.numberOfSeries?.toString()],
          [words.images, resource.numberOfInstances?.toString()],
        ],
      ];
    default:
      return [undefined, []];
  }
}
