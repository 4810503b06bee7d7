import type { MeasuredServer } from './server.ts';

/** What the loads ask for, picked from what was loaded. */
export interface Picked {
  /** An Observation as it is created over and over. */
  readonly observation: string;
  /** `Observation/id` … */
  readonly reads: readonly string[];
  /** Searches patient + code + sort, and how many rows they bring on average. */
  readonly charts: readonly string[];
  readonly rows: number;
  /** Searches that bring a full page of 20 rows. */
  readonly pages: readonly string[];
  /** The patient whose record is nearest to 450 resources. */
  readonly everything: string;
  readonly observations: number;
}

interface Observation {
  readonly id: string;
  readonly meta?: unknown;
  readonly subject: { readonly reference: string };
}

interface Page {
  readonly total?: number;
  readonly entry?: readonly { readonly resource: Observation }[];
}

/** Asks the server once and reads the answer. */
const get = async <T>({ base, token }: MeasuredServer, path: string): Promise<T> => {
  const response = await fetch(`${base}/${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
};

/** LOINC of body height, which every Synthea patient has many times. */
const HEIGHT = '8302-2';

/** Picks patients, resources and searches. */
export async function pickPatients(server: MeasuredServer): Promise<Picked> {
  const page = await get<Page>(server, `Observation?code=${HEIGHT}&_count=500`);
  const found = (page.entry ?? []).map(({ resource }) => resource);
  const [first] = found;
  if (first === undefined) throw new Error('No observation was loaded');
  // What is created over and over belongs to a patient of its own: no real chart grows by a hundred thousand heights.
  const { id: _i, meta: _m, subject: _s, ...rest } = first;
  const observation = { ...rest, subject: { reference: 'Patient/bench' } };
  const subjects = [...new Set(found.map(({ subject }) => subject.reference))].slice(0, 60);
  const totals = await Promise.all(
    subjects.map(async (subject) => ({
      subject,
      total: (await get<Page>(server, `Observation?patient=${subject}&code=${HEIGHT}&_summary=count`)).total ?? 0,
    })),
  );
  const sizes = await Promise.all(
    subjects.map(async (subject) => ({
      subject,
      size: (await get<Page>(server, `${subject}/$everything?_elements=id`)).total ?? 0,
    })),
  );
  const nearest = sizes.toSorted((a, b) => Math.abs(a.size - 450) - Math.abs(b.size - 450))[0];
  return {
    observation: JSON.stringify(observation),
    reads: found.map(({ id }) => `Observation/${id}`),
    charts: subjects.map((subject) => `/fhir/R4/Observation?patient=${subject}&code=${HEIGHT}&_sort=-date&_count=20`),
    rows: totals.reduce((sum, { total }) => sum + Math.min(20, total), 0) / totals.length,
    pages: subjects.map((subject) => `/fhir/R4/Observation?patient=${subject}&_sort=-date&_count=20`),
    everything: nearest?.subject ?? subjects[0] ?? '',
    observations: (await get<Page>(server, 'Observation?_summary=count')).total ?? 0,
  };
}

/** Medians of several runs of $everything: time to the first byte of the body and to the last. */
export async function everythingTimes(
  { base, token }: MeasuredServer,
  subject: string,
  times: number,
): Promise<{ readonly resources: number; readonly firstMs: number; readonly wholeMs: number }> {
  const runs: { first: number; whole: number; resources: number }[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    const response = await fetch(`${base}/${subject}/$everything`, { headers: { Authorization: `Bearer ${token}` } });
    const reader = response.body?.getReader();
    const parts: Uint8Array[] = [];
    let first = 0;
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      first ||= performance.now() - begun;
      parts.push(part.value);
    }
    const whole = performance.now() - begun;
    const { total } = JSON.parse(Buffer.concat(parts).toString()) as { readonly total: number };
    runs.push({ first, whole, resources: total });
  }
  const median = (of: (run: (typeof runs)[number]) => number): number =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return {
    resources: median(({ resources }) => resources),
    firstMs: median(({ first }) => first),
    wholeMs: median(({ whole }) => whole),
  };
}
