import type { Observation, Patient, Resource } from '#fhir';
import { conceptKey, Failed, flagOf, gather, gravity, isVoid, type Client, type Gathered } from '#ui';

/** A critical result with its patient, newest first in the list. */
export interface Critical {
  readonly observation: Observation;
  readonly patient: Patient | undefined;
  /** `Patient/123`. */
  readonly subject: string;
}

/** What was found, and in how much was looked: a sentence counts what was found and never says more. */
export interface Looked {
  readonly criticals: readonly Critical[];
  readonly results: number;
  /** False when only the latest were looked through. */
  readonly whole: boolean;
}

/** Where the server cannot search by interpretation, no more results than this are looked through. */
const limit = 1000;

const newest = { _sort: '-date', _include: 'Observation:subject' } as const;

/** Looks for critical results since an instant, by the hospital-defined `interpretation` parameter where there is one. */
export async function findCriticals(client: Client, since: string, signal: AbortSignal): Promise<Looked> {
  const date = `ge${since}`;
  try {
    const [found, results] = await Promise.all([
      gather<Observation>(
        client,
        'Observation',
        { interpretation: 'HH,LL,AA,HU,LU', date, ...newest, _count: 100 },
        { limit, signal },
      ),
      client.count('Observation', { date }, signal),
    ]);
    return { criticals: pick(found), results, whole: found.whole };
  } catch (thrown) {
    // 400: this store has no such parameter (it is not one of FHIR R4's own), so the results themselves are read.
    if (!(thrown instanceof Failed) || thrown.failure.status !== 400) throw thrown;
    const read = await gather<Observation>(client, 'Observation', { date, ...newest, _count: 200 }, { limit, signal });
    return { criticals: pick(read), results: read.found.length, whole: read.whole };
  }
}

/** The newest critical result of each patient and analyte; results entered in error are none. */
function pick({ found, included }: Gathered<Observation>): readonly Critical[] {
  const first = new Map<string, Critical>();
  for (const observation of found) {
    if (isVoid(observation) || gravity(worst(observation)) < 3) continue;
    const subject = observation.subject?.reference ?? '';
    const key = `${subject} ${conceptKey(observation.code)}`;
    if (!first.has(key)) first.set(key, { observation, subject, patient: asPatient(included.get(subject)) });
  }
  return [...first.values()];
}

const worst = (observation: Observation): ReturnType<typeof flagOf> =>
  [observation, ...(observation.component ?? [])].map(flagOf).toSorted((a, b) => gravity(b) - gravity(a))[0];

const asPatient = (resource: Resource | undefined): Patient | undefined =>
  resource?.resourceType === 'Patient' ? resource : undefined;
