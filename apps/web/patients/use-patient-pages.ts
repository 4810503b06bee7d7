import { useCallback, useRef, useState } from 'react';
import type { Patient } from '#fhir';
import { useClient, useLoaded, type Client, type Gathered, type Held, type Page } from '#ui';
import { patientQuery } from '../find-patients.ts';

type People = Gathered<Patient>;

const pageSize = 100;

const first = (client: Client, text: string, signal: AbortSignal): Promise<Page<Patient>> =>
  client.search<Patient>(
    'Patient',
    { ...(text === '' ? { _sort: '-_lastUpdated' } : patientQuery(text)), _count: pageSize, _total: 'accurate' },
    signal,
  );

const joined = (before: People | undefined, { matches, total, next }: Page<Patient>): People => {
  const all = total ?? before?.total;
  return {
    found: [...(before?.found ?? []), ...matches],
    included: new Map(),
    whole: next === undefined,
    ...(all !== undefined && { total: all }),
  };
};

/** The patients that fit, page by page: the next one is asked for when the last row comes near. */
export function usePatientPages(text: string): { readonly loaded: Held<People>; readonly more: () => void } {
  const client = useClient();
  const [further, setFurther] = useState<{ readonly text: string; readonly people: People }>();
  const next = useRef<string | undefined>(undefined);
  const loaded = useLoaded<People>(`patients ${text}`, async (api, signal) => {
    const page = await first(api, text, signal);
    next.current = page.next;
    setFurther(undefined);
    return joined(undefined, page);
  });
  const value = loaded.state === 'ready' || loaded.state === 'stale' ? loaded.value : undefined;
  const people = further?.text === text ? further.people : value;
  const more = useCallback(() => {
    const link = next.current;
    if (link === undefined || people === undefined) return;
    // Taken at once, so that the next scroll event does not ask for the same page again.
    next.current = undefined;
    client.follow<Patient>(link).then(
      (page) => {
        next.current = page.next;
        setFurther({ text, people: joined(people, page) });
      },
      () => {
        next.current = link;
      },
    );
  }, [client, text, people]);
  if (people === undefined || !('value' in loaded)) return { loaded, more };
  return { loaded: { ...loaded, value: people }, more };
}
