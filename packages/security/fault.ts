/** A fault of stored data or keys: an Error with a stable code, a bug or an attack and never an expected "no". */
export type Fault = Error & { readonly code: string };

/** Makes a fault to throw; the message names what, never content or keys. */
export const fault = (code: string, message: string, cause?: unknown): Fault =>
  Object.assign(new Error(`${code}: ${message}`, cause === undefined ? {} : { cause }), { code });
