import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** Where the app is and how to go elsewhere. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Goes to a path of this app; `replace` leaves no step in the history (a selection within a page). */
  readonly go: (to: string, how?: { readonly replace?: boolean }) => void;
}

const here = (): string => (typeof location === 'undefined' ? '/' : location.pathname + location.search);

const PlaceContext = createContext<Place>({ path: '/', query: new URLSearchParams(), go: () => undefined });

/** Follows the browser's history; the only router there is. */
export function RouterProvider({ children }: { readonly children: ReactNode }): React.ReactElement {
  const [at, setAt] = useState(here);
  useEffect(() => {
    const follow = (): void => setAt(here());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const place = useMemo<Place>(() => {
    const [path = '/', search = ''] = at.split('?');
    return {
      path,
      query: new URLSearchParams(search),
      go: (to, how) => {
        if (to === here()) return;
        if (how?.replace) history.replaceState(null, '', to);
        else history.pushState(null, '', to);
        setAt(to);
      },
    };
  }, [at]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** Where the app is and how to go elsewhere. */
export function usePlace(): Place {
  return useContext(PlaceContext);
}
