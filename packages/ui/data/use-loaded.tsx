import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { createClient, type Client } from './client.ts';
import { failureFrom, type Failure } from './failure.ts';

/** What a list or a figure is at this moment: one of the four states, with `ready` for a list that may be empty. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly at: Date }
  | { readonly state: 'refused'; readonly failure: Failure }
  | { readonly state: 'stale'; readonly value: T; readonly at: Date; readonly failure: Failure };

/** A `Loaded` with the way to load it again. */
export type Loading<T> = Loaded<T> & { readonly again: () => void };

const ClientContext = createContext<Client | undefined>(undefined);

/** Gives every screen below it the FHIR client, in the language of the screen. */
export function ClientProvider({
  base,
  children,
}: {
  readonly base: string;
  readonly children: ReactNode;
}): React.ReactElement {
  const { language } = useLanguage();
  const client = useMemo(() => createClient({ base, language }), [base, language]);
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The FHIR client of this app. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('ClientProvider is missing above this component');
  return client;
}

/** The value where there is one, fresh or stale. */
export function valueOf<T>(loaded: Loaded<T>): T | undefined {
  return loaded.state === 'ready' || loaded.state === 'stale' ? loaded.value : undefined;
}

/**
 * Loads for as long as the component stands and `key` stays the same; a new key starts from nothing, a reload that fails
 * leaves what was shown and calls it stale. `show` may hand over parts while the rest is on its way. `every` loads again at
 * that interval, in milliseconds, while the page is seen.
 */
export function useLoaded<T>(
  key: string,
  load: (client: Client, signal: AbortSignal, show: (part: T) => void) => Promise<T>,
  { every }: { readonly every?: number } = {},
): Loading<T> {
  const client = useClient();
  const [held, setHeld] = useState<{ readonly key: string; readonly loaded: Loaded<T> }>({
    key,
    loaded: { state: 'loading' },
  });
  const [round, setRound] = useState(0);
  /** The key whose value was once loaded to its end. */
  const whole = useRef<string>(undefined);
  // `load` is a new function on every render; what it asks for is named by `key`.
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    const stop = new AbortController();
    const show = (value: T): void => {
      if (!stop.signal.aborted) setHeld({ key, loaded: { state: 'ready', value, at: new Date() } });
    };
    const showPart = (part: T): void => {
      // While it is loaded again the whole stays; its first page alone would be less than what stands there.
      if (whole.current !== key) show(part);
    };
    const showWhole = (value: T): void => {
      if (!stop.signal.aborted) whole.current = key;
      show(value);
    };
    latest.current(client, stop.signal, showPart).then(showWhole, (thrown: unknown) => {
      if (stop.signal.aborted) return;
      const failure = failureFrom(thrown);
      setHeld((before) => ({
        key,
        loaded: before.key === key ? failed(before.loaded, failure) : { state: 'refused', failure },
      }));
    });
    return () => stop.abort();
  }, [client, key, round]);
  const again = useCallback(() => {
    setHeld((before) => (before.loaded.state === 'refused' ? { ...before, loaded: { state: 'loading' } } : before));
    setRound((before) => before + 1);
  }, []);
  useEvery(every, again);
  return useMemo(() => {
    const loaded: Loaded<T> = held.key === key ? held.loaded : { state: 'loading' };
    return { ...loaded, again };
  }, [held, key, again]);
}

/** Calls back at every interval while the page is seen; a page that comes back into sight does not wait for the next one. */
function useEvery(every: number | undefined, call: () => void): void {
  useEffect(() => {
    if (every === undefined) return;
    let last = Date.now();
    const due = (): void => {
      if (document.visibilityState !== 'visible' || Date.now() - last < every) return;
      last = Date.now();
      call();
    };
    const timer = setInterval(due, every);
    document.addEventListener('visibilitychange', due);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', due);
    };
  }, [every, call]);
}

function failed<T>(before: Loaded<T>, failure: Failure): Loaded<T> {
  if (before.state === 'ready' || before.state === 'stale') return { ...before, state: 'stale', failure };
  return { state: 'refused', failure };
}
