import { useCallback } from 'react';
import { usePlace } from '#ui';

/** What of this patient is being read: a record by its reference (`Observation/1`), else the flowsheet. */
export interface Selection {
  readonly selected: string | undefined;
  readonly hrefOf: (reference: string) => string;
  readonly select: (reference: string | undefined) => void;
}

/** The selection stands in the address, so that it survives a reload and can be handed on. */
export function useSelection(): Selection {
  const { path, query, go } = usePlace();
  const hrefOf = useCallback((reference: string) => `${path}?record=${reference}`, [path]);
  const select = useCallback(
    (reference: string | undefined) =>
      go(reference === undefined ? path : `${path}?record=${reference}`, { replace: true }),
    [path, go],
  );
  return { selected: query.get('record') ?? undefined, hrefOf, select };
}
