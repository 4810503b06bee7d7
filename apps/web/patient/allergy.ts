import type { AllergyIntolerance } from '#fhir';
import { conceptText, dayOf, hasCode } from '#ui';

/** SNOMED CT concepts by which an author records that there is none or none known (No known allergy and its children). */
const none = ['716186003', '409137002', '428607008', '429625007', '428197003'];

/** What the allergy list says, kept apart: what harms, what an author recorded as none, and nothing at all. */
export interface Allergies {
  readonly harms: readonly AllergyIntolerance[];
  /** Recorded statements that there is none; never derived from an empty list. */
  readonly none: readonly AllergyIntolerance[];
}

const stands = ({ clinicalStatus, verificationStatus }: AllergyIntolerance): boolean =>
  !hasCode(verificationStatus, 'entered-in-error', 'refuted') && !hasCode(clinicalStatus, 'resolved', 'inactive');

/** The allergies that stand now, the most critical first. */
export function allergiesOf(found: readonly AllergyIntolerance[]): Allergies {
  const standing = found.filter(stands);
  const isNone = ({ code }: AllergyIntolerance): boolean => hasCode(code, ...none);
  const weight = ({ criticality }: AllergyIntolerance): number => (criticality === 'high' ? 0 : 1);
  return {
    harms: standing.filter((allergy) => !isNone(allergy)).toSorted((a, b) => weight(a) - weight(b)),
    none: standing.filter(isNone),
  };
}

/** What happens on contact, in the author's words. */
export function reactionOf({ reaction = [] }: AllergyIntolerance): string {
  return reaction
    .flatMap(({ manifestation, description }) =>
      description === undefined ? (manifestation ?? []).map(conceptText) : [description],
    )
    .filter((text) => text !== undefined)
    .join(', ');
}

/** The year or day since when it is known. */
export function knownSince({ onsetDateTime, recordedDate }: AllergyIntolerance, zone: string): string {
  const when = onsetDateTime ?? recordedDate;
  return when === undefined ? '' : dayOf(when, zone).slice(0, 4);
}
