import { createContext, useContext } from 'react';
import type { Session, SessionUser } from './session.ts';

/** The session of everything behind the sign-in. */
export interface Open {
  readonly session: Session;
  readonly user: SessionUser;
  readonly signOut: () => void;
}

/** Set once by the app. */
export const SessionContext: React.Context<Open | undefined> = createContext<Open | undefined>(undefined);

/** Who is signed in; only behind the sign-in. */
export function useSession(): Open {
  const open = useContext(SessionContext);
  if (!open) throw new Error('no session above this component');
  return open;
}
