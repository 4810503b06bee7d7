/** For each object read, the decimals whose written form differs from JavaScript's: 1.50, 1e3, 0.10. */
const literals = new WeakMap<object, Map<string, string>>();

/** The reviver's third argument (ECMAScript 2026, JSON.parse source text access): the text of a primitive as it stood. */
interface Source {
  readonly source?: string;
}

/**
 * Reads JSON and remembers how each decimal was written, because in a result 1.50 says more than 1.5
 * (FHIR R4, datatypes, decimal: "precision must be preserved"). A browser without source text access shows the plain number.
 * @throws SyntaxError for text that is not JSON
 */
export function parseExactly(text: string): unknown {
  const revive = function (this: object, key: string, value: unknown, source?: Source): unknown {
    if (typeof value === 'number' && source?.source !== undefined && source.source !== String(value)) {
      const known = literals.get(this) ?? new Map<string, string>();
      known.set(key, source.source);
      literals.set(this, known);
    }
    return value;
  };
  return JSON.parse(text, revive);
}

/** A number of an object that `parseExactly` read, as it was written; plain where that is the same. */
export function writtenAs(holder: object, key: string, value: number): string {
  return literals.get(holder)?.get(key) ?? String(value);
}
