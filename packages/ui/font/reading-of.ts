import { readings } from './readings.ts';

/** The Mandarin reading of a character that no shipped font draws; nothing where it is not known. */
export function readingOf(sign: string): string | undefined {
  const entry = readings.split(' ').find((syllable) => syllable.includes(sign));
  return entry?.match(/^\p{Script=Latin}+/u)?.[0];
}
