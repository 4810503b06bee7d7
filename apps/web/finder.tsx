import { useEffect, useState } from 'react';
import type { Patient } from '#fhir';
import {
  failureFrom,
  nameIn,
  nowIn,
  Palette,
  useClient,
  useHouse,
  useLanguage,
  usePlace,
  useScheme,
  useWords,
  type Failure,
  type Find,
  type Finds,
} from '#ui';
import { aboutPatient } from './about-patient.ts';
import { findPatients } from './find-patients.ts';
import { useSession } from './session/use-session.tsx';
import { words } from './words.ts';
import { words as finderWords } from './finder.words.ts';

/** Patients shown at once; more must be typed further. */
const shown = 8;
/** Wait this long after a key before asking the server, in milliseconds. */
const pause = 120;

interface Answer {
  readonly patients: readonly Patient[];
  readonly more: boolean;
  readonly failure?: Failure;
}

/** The palette over patients, pages and operations. */
export function Finder({ onClose }: { readonly onClose: () => void }): React.ReactElement {
  const [text, setText] = useState('');
  const { answer, busy } = useAnswer(text.trim());
  const pages = useOwn(text.trim(), onClose);
  const people = usePeople(answer.patients, onClose);
  return (
    <Palette
      busy={busy}
      failure={answer.failure}
      onAsk={setText}
      onClose={onClose}
      groups={[
        { title: words.patients, finds: people, note: answer.more ? finderWords.more(shown) : undefined },
        ...pages,
      ]}
    />
  );
}

function useAnswer(text: string): { readonly answer: Answer; readonly busy: boolean } {
  const client = useClient();
  const [held, setHeld] = useState<{ readonly text: string; readonly answer: Answer }>({
    text: '',
    answer: { patients: [], more: false },
  });
  useEffect(() => {
    if (text === '') return setHeld({ text, answer: { patients: [], more: false } });
    const stop = new AbortController();
    const timer = setTimeout(() => {
      findPatients(client, text, shown, stop.signal).then(
        ({ matches, next }) => setHeld({ text, answer: { patients: matches, more: next !== undefined } }),
        (thrown: unknown) => {
          if (!stop.signal.aborted)
            setHeld({ text, answer: { patients: [], more: false, failure: failureFrom(thrown) } });
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, text]);
  return { answer: held.answer, busy: held.text !== text };
}

function usePeople(patients: readonly Patient[], onClose: () => void): readonly Find[] {
  const { language } = useLanguage();
  const { zone } = useHouse();
  const { go } = usePlace();
  const { day } = nowIn(new Date(), zone);
  return patients.map((patient) => {
    const name = nameIn(language, patient.name)?.shown ?? finderWords.nameless[language];
    return {
      key: patient.id ?? '',
      icon: { name },
      title: name,
      about: aboutPatient(patient, language, day),
      run: () => {
        onClose();
        go(`/patients/${patient.id}`);
      },
    };
  });
}

/** Pages and operations of the app itself whose names fit what was typed. */
function useOwn(text: string, onClose: () => void): readonly Finds[] {
  const t = useWords();
  const { language, speak } = useLanguage();
  const { scheme, shine } = useScheme();
  const { signOut } = useSession();
  const { go } = usePlace();
  const doing = (run: () => void) => (): void => {
    onClose();
    run();
  };
  const dark = scheme === 'dark';
  const pages: readonly Find[] = [
    { key: 'home', icon: 'home', title: t(words.home), keys: 'g h', run: doing(() => go('/')) },
    { key: 'patients', icon: 'people', title: t(words.patients), keys: 'g p', run: doing(() => go('/patients')) },
  ];
  const acts: readonly Find[] = [
    {
      key: 'language',
      icon: 'language',
      title: t(words.toEnglish),
      run: doing(() => speak(language === 'en' ? 'zh-CN' : 'en')),
    },
    {
      key: 'scheme',
      icon: 'light',
      title: t(dark ? words.toLight : words.toDark),
      run: doing(() => shine(dark ? 'light' : 'dark')),
    },
    { key: 'sign-out', icon: 'leave', title: t(words.signOut), run: doing(signOut) },
  ];
  const fits = ({ title }: Find): boolean => title.toLowerCase().includes(text.toLowerCase());
  return [
    { title: finderWords.pages, finds: pages.filter(fits) },
    { title: finderWords.actions, finds: acts.filter(fits) },
  ];
}
