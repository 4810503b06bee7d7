import { wave } from '../body/influence.ts';
import type { MeasureKey } from '../body/measures.ts';
import type { PanelKey } from '../body/panels.ts';
import { ageOf } from '../people/person.ts';
import type { Chart } from '../records/chart.ts';
import { recordPanel } from '../records/observation.ts';
import type { Visit } from '../records/visit.ts';
import { DAY, HOUR } from '../time.ts';

/** What goes wrong in a ward, and the blood that shows it. */
const INCIDENTS: readonly (readonly [on: MeasureKey, add: number, panel: PanelKey])[] = [
  ['potassium', 2.6, 'electrolytes'],
  ['potassium', -1.9, 'electrolytes'],
  ['sodium', -24, 'electrolytes'],
  ['haemoglobin', -85, 'blood-count'],
  ['platelets', -205, 'blood-count'],
  ['inr', 4.4, 'clotting'],
];

/** Something that cannot wait: in the last hours a value became critical, and nobody has reacted yet. */
export function sufferIncident(chart: Chart, visit: Visit): void {
  const { chance, now, person, body } = chart;
  if (ageOf(person, now) < 18) return;
  const [on, add, panel] = chance.pick(INCIDENTS);
  const at = now - (1.7 + 3 * chance.next()) * HOUR;
  body.add(wave(on, at - 2 * HOUR, add, 2 / 24, DAY));
  recordPanel(chart, visit, panel, at, true);
}
