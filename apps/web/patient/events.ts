import type { DiagnosticReport, Encounter, Observation, Resource } from '#fhir';
import type { Language, Words } from '#kernel';
import { conceptText, flagOf, isOf, isVoid, shownOf, whenOf, type Shown } from '#ui';
import { doseOf, medicineName } from './medicine.ts';
import { clinicalIn } from './status.ts';
import { words } from './words.ts';

/** Kinds by which the timeline is filtered. */
export type Kind =
  | 'encounter'
  | 'result'
  | 'vital'
  | 'note'
  | 'medicine'
  | 'procedure'
  | 'imaging'
  | 'immunization'
  | 'problem';

/** One line of the timeline. */
export interface Event {
  /** The record it opens: `DiagnosticReport/1`. */
  readonly reference: string;
  readonly kind: Kind;
  /** FHIR date, dateTime or instant; nothing where the author gave none. */
  readonly when: string | undefined;
  readonly title: string;
  readonly detail?: string;
  readonly values: readonly { readonly name: string; readonly shown: Shown }[];
  readonly abnormal: boolean;
}

/** What stands beside the title, and the hue of its tick. */
export const kinds: Readonly<Record<Kind, readonly [Words, hue: string]>> = {
  encounter: [words.encounter, 'appointments'],
  result: [words.result, 'pathology'],
  vital: [words.vital, 'telemedicine'],
  note: [words.note, 'records'],
  medicine: [words.medicine, 'pharmacy'],
  procedure: [words.procedure, 'treatment'],
  imaging: [words.imaging, 'imaging'],
  immunization: [words.immunization, 'resources'],
  problem: [words.problem, 'diagnosis'],
};

const referenceOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

/** Every record as lines, newest first; results that belong to a report stand under it, the others together by their minute. */
export function eventsOf(resources: Iterable<Resource>, language: Language): readonly Event[] {
  const all = [...resources].filter((resource) => !('status' in resource && isVoid(resource as { status?: string })));
  const observations = all.filter((resource) => resource.resourceType === 'Observation');
  const byId = new Map(observations.map((observation) => [referenceOf(observation), observation]));
  const reports = all.filter((resource) => resource.resourceType === 'DiagnosticReport');
  const reported = new Set(reports.flatMap(({ result = [] }) => result.map(({ reference }) => reference)));
  const loose = observations.filter((observation) => !reported.has(referenceOf(observation)));
  return [
    ...reports.map((report) => reportEvent(report, byId)),
    ...together(loose, language),
    ...all.map((resource) => otherEvent(resource, language)).filter((event) => event !== undefined),
  ].toSorted(
    (a, b) => (b.when === undefined ? 0 : Date.parse(b.when)) - (a.when === undefined ? 0 : Date.parse(a.when)),
  );
}

const valueOf = (observation: Observation): readonly Event['values'][number][] => {
  const shown = shownOf(observation);
  return shown ? [{ name: conceptText(observation.code) ?? '', shown }] : [];
};

const isAbnormal = (values: Event['values']): boolean => values.some(({ shown }) => shown.flag !== undefined);

function reportEvent(report: DiagnosticReport, byId: ReadonlyMap<string, Observation>): Event {
  const values = (report.result ?? []).flatMap(({ reference }) => {
    const observation = reference === undefined ? undefined : byId.get(reference);
    return observation ? valueOf(observation) : [];
  });
  const imaging =
    report.category?.some(({ coding = [] }) => coding.some(({ code }) => code === 'RAD' || code === 'imaging')) ??
    false;
  return {
    reference: referenceOf(report),
    kind: imaging ? 'imaging' : 'result',
    when: report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued,
    title: conceptText(report.code) ?? '',
    ...(report.conclusion !== undefined && { detail: report.conclusion }),
    values,
    abnormal: isAbnormal(values),
  };
}

const collate = (a: string | undefined, b: string | undefined): number => (a ?? '').localeCompare(b ?? '', 'zh-CN');

/** Measurements of the same minute and kind are one line: a round of vital signs, a panel without report. */
function together(observations: readonly Observation[], language: Language): readonly Event[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const kind: Kind = isOf(observation, 'vital-signs') ? 'vital' : 'result';
    const key = `${kind} ${whenOf(observation)?.slice(0, 16) ?? referenceOf(observation)}`;
    groups.set(key, [...(groups.get(key) ?? []), observation]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const kind: Kind = isOf(first, 'vital-signs') ? 'vital' : 'result';
    const values = group.toSorted((a, b) => collate(conceptText(a.code), conceptText(b.code))).flatMap(valueOf);
    const title =
      group.length === 1
        ? (conceptText(first.code) ?? '')
        : words.several(kinds[kind][0][language], group.length)[language];
    const only = group.length === 1 && values[0] ? [{ name: '', shown: values[0].shown }] : values;
    return [
      {
        reference: referenceOf(first),
        kind,
        when: whenOf(first),
        title,
        values: only,
        abnormal: group.some((one) => flagOf(one) !== undefined) || isAbnormal(values),
      },
    ];
  });
}

type Told = readonly [kind: Kind, when: string | undefined, title: string | undefined, detail?: string | undefined];

function otherEvent(resource: Resource, language: Language): Event | undefined {
  const told = tell(resource, language);
  if (!told) return undefined;
  const [kind, when, title, detail] = told;
  const more = detail === undefined || detail === '' ? {} : { detail };
  return {
    reference: referenceOf(resource),
    kind,
    when,
    title: title ?? resource.resourceType,
    ...more,
    values: [],
    abnormal: false,
  };
}

function tell(resource: Resource, language: Language): Told | undefined {
  switch (resource.resourceType) {
    case 'Encounter':
      return encounter(resource);
    case 'MedicationRequest':
      return ['medicine', resource.authoredOn, medicineName(resource), doseOf(resource)];
    case 'Procedure':
      return [
        'procedure',
        resource.performedDateTime ?? resource.performedPeriod?.start,
        conceptText(resource.code),
        conceptText(resource.outcome),
      ];
    case 'DocumentReference':
      return [
        'note',
        resource.date,
        conceptText(resource.type) ?? resource.description,
        resource.author?.map(({ display }) => display).join(', '),
      ];
    case 'Composition':
      return ['note', resource.date, resource.title, resource.author.map(({ display }) => display).join(', ')];
    case 'ImagingStudy':
      return [
        'imaging',
        resource.started,
        resource.description ?? resource.modality?.[0]?.code,
        resource.modality?.map(({ code }) => code).join(', '),
      ];
    case 'Immunization':
      return ['immunization', resource.occurrenceDateTime, conceptText(resource.vaccineCode)];
    case 'Condition':
      return [
        'problem',
        resource.onsetDateTime ?? resource.recordedDate,
        conceptText(resource.code),
        clinicalIn(language, resource.clinicalStatus),
      ];
    default:
      return undefined;
  }
}

function encounter({ period, type, class: kind, reasonCode, serviceProvider }: Encounter): Told {
  const title = conceptText(type?.[0]) ?? kind.display ?? kind.code;
  const why = [reasonCode?.map(conceptText).join(', '), serviceProvider?.display].filter(Boolean).join(' · ');
  return ['encounter', period?.start, title, why];
}
