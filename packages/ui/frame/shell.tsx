import type { ReactNode } from 'react';
import type { Words } from '#kernel';
import { dayName, nowIn } from '../data/time.ts';
import { KeyHint } from '../keys/key-hint.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { Icon, type IconName } from '../look/icon.tsx';
import { Song } from '../look/wordmark.tsx';
import { Link } from '../route/link.tsx';
import { usePlace } from '../route/router.tsx';
import { useHouse, useNow } from '../state/house.tsx';
import { words } from '../words.ts';
import style from './shell.module.css';
import { Settings, type SignedIn } from './settings.tsx';

/** A place of the rail. */
export interface RailPlace {
  readonly icon: IconName;
  readonly title: Words;
  readonly href: string;
}

/** A patient whose page was opened since this browser page was loaded. */
export interface OpenPatient {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

interface Frame {
  readonly places: readonly RailPlace[];
  readonly user: SignedIn;
  readonly open: readonly OpenPatient[];
  readonly onFind: () => void;
  readonly onKeys: () => void;
  readonly children: ReactNode;
}

/** The frame of every staff screen: places on the left, one search field, open patients, and who is signed in. */
export function Shell({ places, user, open, onFind, onKeys, children }: Frame): React.ReactElement {
  const t = useWords();
  const { path } = usePlace();
  return (
    <div className={style['shell']}>
      <a href="#main" className={style['skip']}>
        {t(words.toContent)}
      </a>
      <nav className={style['rail']} aria-label={t(words.departments)}>
        <Song text="素问" size={19} label={`素问 Suwen`} />
        <ul>
          {places.map(({ icon, title, href }) => (
            <li key={href}>
              <Link href={href} className={style['place']} aria-current={isWithin(path, href) ? 'page' : undefined}>
                <Icon name={icon} />
                {t(title)}
              </Link>
            </li>
          ))}
        </ul>
        <button type="button" className={style['keys']} onClick={onKeys}>
          <kbd>?</kbd>
          {t(words.keys)}
        </button>
      </nav>
      <header className={style['top']}>
        <button type="button" className={style['search']} onClick={onFind}>
          <Icon name="search" size={16} />
          <span>{t(words.findAll)}</span>
          <KeyHint keys="mod+k" />
        </button>
        <nav className={style['open']} aria-label={t(words.openPatients)}>
          {open.map(({ id, name, href }) => (
            <Link key={id} href={href} aria-current={isWithin(path, href) ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <Clock />
        <Settings user={user} />
      </header>
      <main id="main" tabIndex={-1} className={style['main']}>
        {children}
      </main>
    </div>
  );
}

const isWithin = (path: string, href: string): boolean =>
  path === href || (href !== '/' && path.startsWith(`${href}/`));

/** Day and time of the hospital's zone. */
function Clock(): React.ReactElement {
  const { language } = useLanguage();
  const { zone } = useHouse();
  const now = useNow();
  const { day, clock } = nowIn(now, zone);
  return (
    <time className={style['clock']} dateTime={now.toISOString()}>
      {dayName(day, language, day.slice(0, 4))} <span className="second">{clock}</span>
    </time>
  );
}
