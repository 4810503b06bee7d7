import { ADMITTED, befalls, PASSING } from '../illnesses/catalogue.ts';
import type { Illness } from '../illnesses/illness.ts';
import { ageOf } from '../people/person.ts';
import { refer } from '../records/appointment.ts';
import type { Chart } from '../records/chart.ts';
import { stateMedicine } from '../records/medication.ts';
import type { Situation } from '../roster.ts';
import { DAY, HOUR, YEAR } from '../time.ts';
import { admit, onsetOf } from './admission.ts';
import { firstVisit, followUp, passingVisit } from './clinic.ts';
import type { Problems, Scene } from './life.ts';
import { officeHour, severity, type Chronic } from './plan.ts';

/** How far back follow-ups are written down. */
const WINDOW = 1.3 * YEAR;

/** First visits for each illness for life, and follow-ups for all of them together. */
export function chronicScenes(chart: Chart, chronic: readonly Chronic[], end: number): readonly Scene[] {
  for (const { illness, onset, found, severity: grade } of chronic) {
    chart.body.add(...illness.influences(onset, found, grade));
  }
  const scenes = chronic.map((one): Scene => ({
    at: one.found,
    write: (problems) => void problems.push([one, firstVisit(chart, one)]),
  }));
  const begin = Math.min(...chronic.map(({ found }) => found));
  let at = Math.max(begin, end - WINDOW) + chart.chance.whole(60, 120) * DAY;
  while (chronic.length > 0 && at < end - 8 * DAY) {
    const time = officeHour(chart.chance, at);
    scenes.push({ at: time, write: (problems) => returnVisit(chart, problems, time) });
    at += chart.chance.whole(150, 290) * DAY;
  }
  return scenes;
}

function returnVisit(chart: Chart, problems: Problems, at: number): void {
  const visit = followUp(chart, problems, at);
  const [main, second] = problems;
  if (visit === undefined || main === undefined) return;
  if (chart.chance.yes(0.08)) stateMedicine(chart, visit, chart.chance.pick(['calcium', 'ibuprofen']), at - 40 * DAY);
  const elsewhere = second?.[0].illness.department;
  if (second === undefined || elsewhere === undefined || elsewhere === visit.department || !chart.chance.yes(0.25))
    return;
  const why =
    chart.language === 'en'
      ? `Please see for ${second[0].illness.name.en}.`
      : `${second[0].illness.name['zh-CN']}控制情况请协助评估。`;
  refer(chart, visit, elsewhere, second[1], why);
}

/** A stay in hospital and minor illness of earlier years; `needed` asks for a visit at the end. */
export function pastScenes(chart: Chart, situation: Situation, end: number, needed: boolean): readonly Scene[] {
  const { chance, person } = chart;
  const age = ageOf(person, end);
  const scenes: Scene[] = [];
  const stays = ADMITTED.filter(
    (illness) => befalls(illness, age - 1, person.male) && illness.department !== 'rehabilitation',
  );
  if (stays.length > 0 && age > 2 && chance.yes(0.05 + age / 700)) {
    const illness = chance.weighted(stays.map((one) => [one.weight, one] as const));
    scenes.push(stayScene(chart, illness, end - chance.whole(60, 700) * DAY));
  }
  const count = (needed ? 1 : 0) + (situation.kind === 'former' ? chance.whole(0, 1) : Number(chance.yes(0.25)));
  for (let index = 0; index < count; index++) {
    const candidates = PASSING.filter((illness) => befalls(illness, age, person.male));
    if (candidates.length === 0) continue;
    const illness = chance.weighted(candidates.map((one) => [one.weight, one] as const));
    const latest = needed && index === 0;
    const at = officeHour(chance, end - (latest ? chance.whole(5, 12) : chance.whole(20, 600)) * DAY);
    if (at < person.born + 30 * DAY) continue;
    chart.body.add(...illness.influences(at - (illness.lead ?? 2) * DAY, at, severity(chance)));
    scenes.push({ at, write: () => passingVisit(chart, illness, at) });
  }
  return scenes;
}

function stayScene(chart: Chart, illness: Illness, day: number): Scene {
  const { chance } = chart;
  const start = officeHour(chance, day);
  const [least, most] = illness.stay ?? [3, 5];
  const end = start + chance.whole(least, most) * DAY + 2 * HOUR;
  chart.body.add(...illness.influences(onsetOf(illness, start), start + 4 * HOUR, severity(chance)));
  return {
    at: start,
    write: (problems) =>
      void admit(chart, {
        illness,
        start,
        end,
        throughEmergency: chance.yes(0.4),
        known: problems.map(([, problem]) => problem),
      }),
  };
}
