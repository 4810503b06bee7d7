/** JSON.rawJSON (ES2026) is in Node 24, but not yet in TypeScript's library. */
interface WithRawJson {
  readonly rawJSON: (literal: string) => object;
  readonly isRawJSON: (value: unknown) => boolean;
}

const json = (): WithRawJson => JSON as unknown as WithRawJson;

/** A number that JSON.stringify writes as this literal: 1.50 stays 1.50. */
export const rawNumber = (literal: string): object => json().rawJSON(literal);

/** Whether a value is such a number. */
export const isRawNumber = (value: unknown): boolean => json().isRawJSON(value);
