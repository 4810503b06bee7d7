import { wave, type Influence } from '../body/influence.ts';

/** What every larger operation does: blood, inflammation, pain. */
export const operation = (at: number, size: number): readonly Influence[] => [
  wave('crp', at, 62 * size, 2, 2.5),
  wave('neutrophils', at, 3.2 * size, 1, 2),
  wave('haemoglobin', at, -16 * size, 2, 25),
  wave('temperature', at, 0.9 * size, 1, 1.2),
  wave('pain', at, 5, 0.5, 2),
  wave('ddimer', at, 1.6 * size, 2, 5),
];
