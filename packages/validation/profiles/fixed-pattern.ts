/** Whether two JSON values are the same; key order does not count, nor do the literals of numbers. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, index) => isSame(one, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/**
 * Whether a value has at least what the pattern says: each of its fields, and for each item of a list some item of the
 * value (FHIR R4 ElementDefinition.pattern[x]).
 */
export function hasPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((wanted) => value.some((one) => hasPattern(one, wanted)));
  }
  if (!isRecord(pattern)) return value === pattern;
  return isRecord(value) && Object.keys(pattern).every((key) => hasPattern(value[key], pattern[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
