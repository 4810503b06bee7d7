import type { Invariant } from '#fhir';
import type { Run } from './run.ts';

export function invariantCheck(_invariant: Invariant, _type: string): (value: unknown, run: Run) => void {
  return () => undefined;
}
