import type { Language, Words } from '#kernel';
import type { Chart } from './chart.ts';
import { words } from './words.ts';

/** How much of the chart stands on the screen. */
interface Whole {
  /** Some kind is still on its way. */
  readonly loading: boolean;
  /** Some kind has more than is loaded. */
  readonly cut: boolean;
  /** Names and codes of the kinds that could not be loaded. */
  readonly refused: readonly string[];
}

/** The kinds that make up the timeline, by the name under which a person knows them. */
const parts: readonly (readonly [Exclude<keyof Chart, 'patient' | 'allergies' | 'flags'>, Words])[] = [
  ['conditions', words.problem],
  ['medicines', words.medicine],
  ['observations', words.result],
  ['encounters', words.encounter],
  ['reports', words.result],
  ['procedures', words.procedure],
  ['documents', words.note],
  ['compositions', words.note],
  ['immunizations', words.immunization],
  ['studies', words.imaging],
];

/** Says whether the timeline is whole, still growing, cut off, or lacks a kind that was refused. */
export function whole(chart: Chart, language: Language): Whole {
  const held = parts.map(([name, title]) => [chart[name], title] as const);
  return {
    loading: held.some(([{ state }]) => state === 'loading'),
    cut: held.some(([one]) => (one.state === 'ready' || one.state === 'stale') && !one.value.whole),
    refused: held.flatMap(([one, title]) =>
      one.state === 'refused' ? [`${title[language]} (${one.failure.code})`] : [],
    ),
  };
}
