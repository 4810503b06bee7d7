import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { ClientProvider, failureFrom, HouseProvider, Loading, Refused, useLanguage, usePlace, type Failure } from '#ui';
import { closeSession, readSession, type Session } from './session/session.ts';
import { SessionContext } from './session/use-session.tsx';
import style from './app.module.css';

const Frame = lazy(async () => ({ default: (await import('./frame.tsx')).Frame }));
const SignIn = lazy(async () => ({ default: (await import('./session/sign-in.tsx')).SignIn }));

/** The staff app: the state of the house first, then the door, then everything behind it. */
export function App(): React.ReactElement {
  const { language } = useLanguage();
  const { path, query, go } = usePlace();
  // The state of the house is asked for once, in both languages; a change of language needs no new answer.
  const firstLanguage = useRef(language);
  const [session, setSession] = useState<Session>();
  const [failure, setFailure] = useState<Failure>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    readSession(firstLanguage.current, stop.signal).then(setSession, (thrown: unknown) => {
      if (!stop.signal.aborted) setFailure(failureFrom(thrown));
    });
    return () => stop.abort();
  }, [round]);
  const enter = useCallback(
    (opened: Session) => {
      const back = query.get('back');
      setSession(opened);
      go(back?.startsWith('/') && !back.startsWith('//') ? back : '/', { replace: true });
    },
    [go, query],
  );
  const signOut = useCallback(() => {
    const leave = (): void => location.assign('/sign-in');
    closeSession(language).then(leave, (thrown: unknown) => setFailure(failureFrom(thrown)));
  }, [language]);

  if (failure) {
    const again = (): void => {
      setFailure(undefined);
      setRound(round + 1);
    };
    return (
      <main className={style['alone']}>
        <Refused failure={failure} again={again} />
      </main>
    );
  }
  if (!session)
    return (
      <main className={style['alone']}>
        <Loading />
      </main>
    );
  const { user } = session;
  return (
    <Suspense
      fallback={
        <main className={style['alone']}>
          <Loading />
        </main>
      }
    >
      {user === null || path === '/sign-in' ? (
        <SignIn session={session} onOpen={enter} />
      ) : (
        <HouseProvider house={session}>
          <ClientProvider base="/fhir/R4">
            <SessionContext value={{ session, user, signOut }}>
              <Frame />
            </SessionContext>
          </ClientProvider>
        </HouseProvider>
      )}
    </Suspense>
  );
}
