import type { CodeableConcept, Coding } from '#fhir';

/** What a concept is called: the author's text first, then the first display, then the bare code. */
export function conceptText(concept: CodeableConcept | undefined): string | undefined {
  return concept?.text ?? concept?.coding?.find(({ display }) => display)?.display ?? concept?.coding?.[0]?.code;
}

/** Whether a concept carries one of these codes, in whatever system; for value sets that the specification binds as required. */
export function hasCode(concept: CodeableConcept | Coding | undefined, ...codes: readonly string[]): boolean {
  if (!concept) return false;
  const codings: readonly Coding[] = 'coding' in concept ? (concept.coding ?? []) : [concept];
  return codings.some(({ code }) => code !== undefined && codes.includes(code));
}

/** One key for one thing measured: system and code, else the text. */
export function conceptKey(concept: CodeableConcept | undefined): string {
  const coding = concept?.coding?.[0];
  return coding?.code === undefined ? `text|${concept?.text ?? ''}` : `${coding.system ?? ''}|${coding.code}`;
}
