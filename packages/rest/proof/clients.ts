import { kitTrials } from './clients/kit.ts';
import { medplumTrials } from './clients/medplum.ts';
import { smartTrials } from './clients/smart.ts';
import type { Trial } from './clients/trial.ts';

/** Clients that we did not write, unmodified, by their package, and what each does. */
export const clients: ReadonlyMap<string, readonly Trial[]> = new Map([
  ['fhir-kit-client', kitTrials],
  ['fhirclient', smartTrials],
  ['@medplum/core', medplumTrials],
]);
