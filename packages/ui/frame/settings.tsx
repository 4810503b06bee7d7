import { useEffect, useRef, useState } from 'react';
import type { Words } from '#kernel';
import { useLanguage, useWords } from '../language.tsx';
import { languages } from '../say.ts';
import { useScheme, type Scheme } from '../scheme.ts';
import { words } from '../words.ts';
import { Choice } from './choice.tsx';
import { Portrait } from './portrait.tsx';
import style from './settings.module.css';

/** Who is signed in, as the top bar shows it. */
export interface SignedIn {
  readonly name: string;
  readonly role: Words;
  readonly onSignOut: () => void;
}

const schemes: readonly (readonly [Scheme, Words])[] = [
  ['auto', words.schemeAuto],
  ['light', words.schemeLight],
  ['dark', words.schemeDark],
];

/** The language and light of this browser, to be chosen on every screen, signed in or not. */
export function Switches(): React.ReactElement {
  const t = useWords();
  const { language, speak } = useLanguage();
  const { scheme, shine } = useScheme();
  return (
    <div className={style['switches']}>
      <Choice label={t(words.language)} options={languages} value={language} onChange={speak} />
      <Choice
        label={t(words.light)}
        options={schemes.map(([value, title]) => [value, t(title)] as const)}
        value={scheme}
        onChange={shine}
      />
    </div>
  );
}

/** Who is signed in; opens language, light and the way out. */
export function Settings({ user }: { readonly user: SignedIn }): React.ReactElement {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !ref.current?.contains(event.target as Node))
        setOpen(false);
    };
    document.addEventListener('keydown', leave);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
      document.removeEventListener('pointerdown', leave);
    };
  }, [open]);
  return (
    <div ref={ref} className={style['settings']}>
      <button type="button" className={style['who']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="hidden">{t(words.settings)}</span>
        <span className={style['name']}>
          <b>{user.name}</b> <span className="quiet">{t(user.role)}</span>
        </span>
        <Portrait name={user.name} size={28} />
      </button>
      {open && (
        <div className={style['menu']}>
          <Switches />
          <button type="button" className={style['leave']} onClick={user.onSignOut}>
            {t(words.signOut)}
          </button>
        </div>
      )}
    </div>
  );
}
