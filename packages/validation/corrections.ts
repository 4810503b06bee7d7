/**
 * Invariants whose expression in R4 does not say what their words say, as later versions of FHIR correct them (R4B for
 * app-4, bdl-8, que-12, ras-2 and tim-9; con-3 as R5 reads the category).
 */
const corrected: Readonly<Record<string, string>> = {
  // R4 writes 'no-show', which is no code of appointmentstatus.
  'app-4': "cancelationReason.exists() implies (status = 'noshow' or status = 'cancelled')",
  // R4 leaves it open for an entry without fullUrl.
  'bdl-8': "fullUrl.exists() implies fullUrl.contains('/_history/').not()",
  // R4 compares a CodeableConcept with a text, which is never empty.
  'con-3':
    "clinicalStatus.exists() or verificationStatus.coding.where(code = 'entered-in-error').exists() or " +
    "category.coding.where(code = 'problem-list-item').empty()",
  // R4 counts from three on.
  'que-12': 'enableWhen.count() > 1 implies enableBehavior.exists()',
  // R4 leaves it open where there is no probability.
  'ras-2': 'probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))',
  // R4 asks a whole list whether it is in another one.
  'tim-9': "offset.empty() or (when.exists() and when.where($this in ('C' | 'CM' | 'CD' | 'CV')).empty())",
};

/** R4 means a match of the whole text, where matches() has come to mean a part (FHIRPath 2.0 section 5.6.10). */
const whole = /^(?:[a-z]+-0|eld-19|eld-20|sdf-19)$/u;

/** The expression to evaluate for an invariant of R4. */
export function correctedExpression(key: string, expression: string): string {
  if (Object.hasOwn(corrected, key)) return corrected[key] ?? expression;
  return whole.test(key)
    ? expression.replaceAll(/matches\('(?!\^)((?:[^'\\]|\\.)*)'\)/gu, "matches('^(?:$1)$$')")
    : expression;
}
