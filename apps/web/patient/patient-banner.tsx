import type { AllergyIntolerance, Observation, Patient } from '#fhir';
import type { Words } from '#kernel';
import {
  ageOn,
  Banner,
  conceptText,
  dayOf,
  hasCode,
  nameIn,
  nowIn,
  shownOf,
  useHouse,
  useLanguage,
  useNow,
  useWords,
  valueOf,
  type Fact,
  type Gathered,
  type Harm,
  type Held,
} from '#ui';
import { recordNumber } from '../record-number.ts';
import { sexOf } from '../sex.ts';
import { allergiesOf, knownSince, reactionOf } from './allergy.ts';
import type { Chart } from './chart.ts';
import { words } from './words.ts';

/** Body weight (LOINC 29463-7). */
const weightCode = '29463-7';

/** The banner of this patient: who it is, and what can harm them; what is not known is said so. */
export function PatientBanner({
  patient,
  chart,
}: {
  readonly patient: Patient;
  readonly chart: Chart;
}): React.ReactElement {
  const { language } = useLanguage();
  const { zone } = useHouse();
  const { day } = nowIn(useNow(), zone);
  const harms = useHarms(chart);
  const facts = [...identity(patient, day, zone, language), ...bodily(chart)];
  return <Banner name={nameIn(language, patient.name)} photo={patient.photo?.[0]} facts={facts} harms={harms} />;
}

const unknown = (label: Words, value: string): Fact => ({ label, value, unknown: true });

function identity(patient: Patient, day: string, zone: string, language: 'zh-CN' | 'en'): readonly Fact[] {
  const { birthDate, gender, deceasedBoolean, deceasedDateTime } = patient;
  const age =
    birthDate === undefined ? undefined : ageOn(birthDate, deceasedDateTime ? dayOf(deceasedDateTime, zone) : day);
  const number = recordNumber(patient);
  const died: readonly Fact[] =
    deceasedDateTime !== undefined
      ? [{ label: words.died, value: dayOf(deceasedDateTime, zone) }]
      : deceasedBoolean
        ? [unknown(words.died, words.unknown[language])]
        : [];
  return [
    { value: sexOf(gender)[language] },
    birthDate === undefined
      ? unknown(words.born, words.unknown[language])
      : { label: words.born, value: birthDate, ...(age && { unit: age }) },
    ...died,
    number === undefined ? unknown(words.number, words.notRecorded[language]) : { label: words.number, value: number },
  ];
}

/** Bed and weight, where the record has them; these two are facts of a stay, so their absence is not a gap. */
function bodily({ encounters, observations }: Chart): readonly Fact[] {
  const stay = valueOf(encounters)?.found.find(
    (encounter) => encounter.status === 'in-progress' && hasCode(encounter.class, 'IMP', 'ACUTE'),
  );
  const bed = stay?.location?.at(-1)?.location?.display;
  const weighed: Observation | undefined = valueOf(observations)?.found.find(({ code }) => hasCode(code, weightCode));
  const weight = weighed && shownOf(weighed);
  return [
    ...(bed === undefined ? [] : [{ label: words.bed, value: bed }]),
    ...(weight === undefined
      ? []
      : [{ label: words.weight, value: weight.value, unit: { 'zh-CN': weight.unit, en: weight.unit } }]),
  ];
}

function useHarms({ allergies, flags }: Chart): readonly Harm[] {
  const t = useWords();
  const { zone } = useHouse();
  const care = (valueOf(flags)?.found ?? [])
    .filter(({ status }) => status === 'active')
    .map(({ code }) => conceptText(code) ?? '');
  return [
    allergyHarm(allergies, t, zone),
    ...(care.length > 0 ? [{ title: words.takeCare, lines: care.slice(0, 2) }] : []),
  ];
}

/** The two gravest allergies, a recorded "none known", or in words why neither stands here. */
function allergyHarm(held: Held<Gathered<AllergyIntolerance>>, t: (text: Words) => string, zone: string): Harm {
  const title = words.allergies;
  if (held.state === 'loading') return { title, lines: [t(words.loading)] };
  if (held.state === 'refused') return { title, lines: [t(words.cannotSee), held.failure.code] };
  const { harms, none } = allergiesOf(held.value.found);
  const [first] = none;
  if (harms.length === 0 && first) {
    const who = (first.recorder ?? first.asserter)?.display ?? '';
    const when = first.recordedDate === undefined ? '' : dayOf(first.recordedDate, zone);
    return { title, lines: [conceptText(first.code) ?? '', t(words.noKnownBy(who, when))] };
  }
  if (harms.length === 0) return { title, lines: [t(words.allergyAsk)] };
  const shown = harms.slice(0, harms.length > 2 ? 1 : 2).map((allergy) => (
    <>
      <b>{conceptText(allergy.code) ?? t(words.nameless)}</b> {reactionOf(allergy)} {knownSince(allergy, zone)}
    </>
  ));
  const more = harms.length > 2 ? [t(words.allergyMore(harms.length - 1))] : [];
  return { title: words.allergiesCount(harms.length), grave: true, lines: [...shown, ...more] };
}
