import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Words } from '#kernel';
import {
  Button,
  failureFrom,
  nowIn,
  PasswordInput,
  Song,
  Switches,
  useLanguage,
  useNow,
  usePlace,
  useWords,
} from '#ui';
import { Pulse } from './pulse.tsx';
import { openSession, type Proof, type Session } from './session.ts';
import style from './sign-in.module.css';
import { words } from './words.ts';

interface Door {
  readonly session: Session;
  readonly onOpen: (session: Session) => void;
}

/** Sign-in: the one-time link of the start, or a pasted token; what must be known of the house is said before the door. */
export function SignIn({ session, onOpen }: Door): React.ReactElement {
  const t = useWords();
  const { hospital, demo, notices, zone } = session;
  const hour = Number(nowIn(useNow(), zone).clock.slice(0, 2));
  const greeting = hour < 12 ? words.morning : hour < 18 ? words.afternoon : words.evening;
  return (
    <div className={style['page']}>
      <main className={style['form']}>
        <header>
          <Song text="素问" size={40} label="素问 Suwen" />
          <p className="second">
            {t(hospital)}
            {demo && ` · ${t(words.demo)}`}
          </p>
        </header>
        <Exchange greeting={greeting} onOpen={onOpen} />
        <footer>
          <dl className={style['state']}>
            {notices.map((notice) => (
              <div key={notice.en}>
                <dt>{t(words.house)}</dt>
                <dd>{t(notice)}</dd>
              </div>
            ))}
            <div>
              <dt>{t(words.zone)}</dt>
              <dd>{zone}</dd>
            </div>
          </dl>
          <Switches />
        </footer>
      </main>
      <aside className={style['art']} aria-label={t(words.motto)}>
        <Pulse />
        <figure>
          <Song text="不治已病治未病" size={32} vertical label="不治已病治未病" />
          <figcaption>{t(words.mottoFrom)}</figcaption>
        </figure>
      </aside>
    </div>
  );
}

/** Takes the ticket out of the address at once, so that it stays in no history, then exchanges it; a token only on request. */
function Exchange({
  greeting,
  onOpen,
}: {
  readonly greeting: Words;
  readonly onOpen: Door['onOpen'];
}): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const { query, go } = usePlace();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Words | undefined>();
  const exchange = async (proof: Proof, refused: Words): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    try {
      onOpen(await openSession(language, proof));
    } catch (thrown) {
      const failure = failureFrom(thrown);
      const denied =
        failure.status === 401 || failure.status === 403 || failure.status === 410 || failure.status === 400;
      setWrong(denied ? refused : failure.words);
      setBusy(false);
    }
  };
  const taken = useRef(false);
  useEffect(() => {
    const ticket = query.get('ticket');
    if (ticket === null || taken.current) return;
    taken.current = true;
    go('/sign-in', { replace: true });
    void exchange({ ticket }, words.ticketFailed);
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('token');
    const token = typeof typed === 'string' ? typed.trim() : '';
    if (token === '') setWrong(words.tokenNeeded);
    else void exchange({ token }, words.tokenFailed);
  };
  return (
    <form aria-label={t(words.signIn)} onSubmit={submit} noValidate>
      <h1>{t(greeting)}</h1>
      <p className="second">{t(words.how)}</p>
      <PasswordInput
        name="token"
        label={t(words.token)}
        description={t(words.tokenHint)}
        error={wrong && t(wrong)}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t(words.showToken), tabIndex: 0 }}
      />
      <Button type="submit" size="lg" fullWidth disabled={busy}>
        {t(busy ? words.exchanging : words.signIn)}
      </Button>
    </form>
  );
}
