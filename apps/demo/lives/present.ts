import { department, DEPARTMENTS, type DepartmentKey } from '../house/departments.ts';
import type { Chance } from '../chance.ts';
import { ADMITTED, admittedTo, befalls, PASSING } from '../illnesses/catalogue.ts';
import type { Illness } from '../illnesses/illness.ts';
import { ageOf, type PersonWish } from '../people/person.ts';
import { bookAppointment } from '../records/appointment.ts';
import type { Chart } from '../records/chart.ts';
import type { Situation } from '../roster.ts';
import { DAY, HOUR, midnight, MINUTE } from '../time.ts';
import { admit, onsetOf } from './admission.ts';
import { cancerFor, planCycles, writeCycle, type Cancer, type CancerRecord } from './chemotherapy.ts';
import { followUp, passingVisit } from './clinic.ts';
import { sufferIncident } from './incident.ts';
import type { Scene } from './life.ts';
import { clinicHour, severity, type Chronic } from './plan.ts';
import { attendClinic, carry } from './pregnancy.ts';

/** Wards whose patients come for chemotherapy. */
const CHEMOTHERAPY: ReadonlySet<DepartmentKey> = new Set<DepartmentKey>(['oncology', 'haematology']);

/** What an inpatient or somebody in emergency is here for. */
export function mainIllness(chance: Chance, situation: Situation): Illness | undefined {
  if (situation.kind === 'emergency') {
    const acute = PASSING.filter((illness) => illness.department === 'emergency');
    return chance.weighted(acute.map((one) => [one.weight, one] as const));
  }
  if (situation.kind !== 'inpatient') return undefined;
  return CHEMOTHERAPY.has(situation.department)
    ? cancerFor(chance, situation.department, chance.yes(0.5)).illness
    : admittedTo(chance, situation.department);
}

/** Age and sex that fit. */
export function wishFor(chance: Chance, situation: Situation, main: Illness | undefined): PersonWish {
  if (main) return { ages: main.ages, ...(main.sex && { sex: main.sex }) };
  const child = chance.yes(situation.kind === 'former' ? 0.11 : 0.08);
  return {
    ages: child
      ? [1, 15]
      : chance.weighted([
          [3, [16, 39]],
          [4, [40, 64]],
          [4, [65, 90]],
        ] as const),
  };
}

/** What happens now: the stay, the visit, the appointment. */
export function presentScenes(
  chart: Chart,
  situation: Situation,
  main: Illness | undefined,
  chronic: readonly Chronic[],
): readonly Scene[] {
  const { chance, now } = chart;
  switch (situation.kind) {
    case 'inpatient':
      return main ? stayScenes(chart, main, situation) : [];
    case 'emergency': {
      if (main === undefined) return [];
      const at = now - chance.whole(8, 150) * MINUTE;
      chart.body.add(...main.influences(at - (main.lead ?? 2) * DAY, now, severity(chance)));
      return [{ at, write: () => passingVisit(chart, main, at) }];
    }
    case 'clinic':
      return clinicScenes(chart, situation.when, chronic);
    case 'former':
      return situation.share < 0.15 && chance.yes(0.2) ? pregnancyScenes(chart) : [];
  }
}

function stayScenes(
  chart: Chart,
  main: Illness,
  { bed, department: ward }: Situation & { kind: 'inpatient' },
): readonly Scene[] {
  const { chance, now } = chart;
  if (CHEMOTHERAPY.has(ward)) {
    const cancer: Cancer = { illness: main, marker: main.panels.includes('tumour-marker') ? chance.whole(5, 40) : 0 };
    const cycles = planCycles(chart, cancer, 0.4 + 2.2 * chance.next(), severity(chance));
    let known: CancerRecord = {};
    return cycles.map((cycle, index): Scene => ({
      at: cycle,
      write: () => {
        known = writeCycle(chart, cancer, cycle, known, index === cycles.length - 1 ? bed : undefined);
      },
    }));
  }
  const [least, most] = main.stay ?? [3, 6];
  const throughEmergency = chance.yes((main.lead ?? 3) < 1 ? 0.9 : 0.35);
  // A third came since yesterday.
  const days = chance.yes(0.3) ? 0.2 + 0.7 * chance.next() : 0.9 + chance.next() * ((least + most) / 2 - 1.2);
  const day = now - days * DAY;
  const planned = midnight(day) + chance.whole(34, 44) * 15 * MINUTE;
  const start = throughEmergency ? day : planned > now - 3 * HOUR ? planned - DAY : planned;
  chart.body.add(...main.influences(onsetOf(main, start), start + 5 * HOUR, severity(chance)));
  return [
    {
      at: start,
      write: (problems) => {
        const known = problems.map(([, problem]) => problem);
        const { visit } = admit(chart, { illness: main, start, bed, throughEmergency, known });
        if (chance.yes(0.07) && now - start > 8 * HOUR) sufferIncident(chart, visit);
      },
    },
  ];
}

/** An appointment, and its visit if it is over; women may come to the clinic of obstetrics. */
function clinicScenes(chart: Chart, when: 'today' | 'tomorrow', chronic: readonly Chronic[]): readonly Scene[] {
  const { chance, now, person } = chart;
  const start = clinicHour(chance, now + (when === 'tomorrow' ? DAY : 0));
  const age = ageOf(person, now);
  if (chronic.length === 0 && !person.male && age >= 20 && age <= 40 && chance.yes(0.4)) {
    return [...pregnancyScenes(chart), { at: start, write: () => bookAppointment(chart, 'obstetrics', start, false) }];
  }
  const passing = PASSING.filter(
    (illness) => befalls(illness, age, person.male) && department(illness.department).clinic,
  );
  const illness = passing.length > 0 ? chance.weighted(passing.map((one) => [one.weight, one] as const)) : undefined;
  const key = chronic[0]?.illness.department ?? illness?.department ?? chance.pick(clinics()).code;
  const over = start + 40 * MINUTE < now;
  if (over && chronic.length === 0 && illness) {
    chart.body.add(...illness.influences(start - (illness.lead ?? 2) * DAY, start, severity(chance)));
  }
  return [
    {
      at: start,
      write: (problems) => {
        bookAppointment(chart, key, start, chronic.length === 0);
        if (!over) return;
        if (problems.length > 0) followUp(chart, problems, start);
        else if (illness) passingVisit(chart, illness, start);
      },
    },
  ];
}

const clinics = (): readonly { readonly code: DepartmentKey }[] => DEPARTMENTS.filter(({ clinic }) => clinic);

function pregnancyScenes(chart: Chart): readonly Scene[] {
  const { person, now, chance } = chart;
  const age = ageOf(person, now);
  if (person.male || age < 20 || age > 42) return [];
  const conceived = now - chance.whole(13, 38) * 7 * DAY;
  carry(chart, conceived, now + 90 * DAY);
  return [{ at: conceived + 84 * DAY, write: () => void attendClinic(chart, conceived, now) }];
}

/** Some of the old who were here before died in hospital; the stay ends with death at `last`. */
export function deathScene(chart: Chart, situation: Situation, last: number): Scene | undefined {
  const { chance, person } = chart;
  const age = ageOf(person, last);
  if (situation.kind !== 'former' || age < 62 || !chance.yes(0.07)) return undefined;
  const fatal = ADMITTED.filter(({ key, ages }) => FATAL.has(key) && ages[0] <= age);
  if (fatal.length === 0) return undefined;
  const illness = chance.pick(fatal);
  const start = last - (3 + 6 * chance.next()) * DAY;
  // Treatment comes too late: the body gets no better.
  chart.body.add(...illness.influences(onsetOf(illness, start), last + DAY, 1.4));
  return {
    at: start,
    write: (problems) =>
      void admit(chart, {
        illness,
        start,
        end: last,
        died: true,
        throughEmergency: true,
        known: problems.map(([, problem]) => problem),
      }),
  };
}

const FATAL: ReadonlySet<string> = new Set(['sepsis', 'stroke', 'heart-failure', 'pneumonia', 'myocardial-infarction']);
