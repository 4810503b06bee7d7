import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { OpenPatient } from '#ui';

/** The patients whose pages were opened, newest last; kept in memory only, so a reload forgets them. */
interface OpenList {
  readonly list: readonly OpenPatient[];
  readonly note: (patient: OpenPatient) => void;
}

/** More would not fit in the top bar. */
const most = 4;

/** Set once by the frame. */
export const OpenContext: React.Context<OpenList> = createContext<OpenList>({ list: [], note: () => undefined });

/** The list for the frame. */
export function useOpenList(): OpenList {
  const [list, setList] = useState<readonly OpenPatient[]>([]);
  return useMemo(
    () => ({
      list,
      note: (patient) =>
        setList((before) => {
          const known = before.find(({ id }) => id === patient.id);
          if (known?.name === patient.name) return before;
          if (known) return before.map((one) => (one.id === patient.id ? patient : one));
          return [...before, patient].slice(-most);
        }),
    }),
    [list],
  );
}

/** Notes that this patient's page is open; waits until the name is known. */
export function useNoted(id: string, name: string | undefined): void {
  const { note } = useContext(OpenContext);
  useEffect(() => {
    if (name !== undefined) note({ id, name, href: `/patients/${id}` });
  }, [id, name, note]);
}
