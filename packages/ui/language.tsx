import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language, Words } from '#kernel';
import { keep, kept } from './kept.ts';
import { chooseLanguage } from './say.ts';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Spoken>({ language: 'zh-CN', speak: () => undefined });

/** The language kept in this browser, else the one the server chose for the page by Accept-Language. */
function firstLanguage(): Language {
  if (typeof document === 'undefined') return 'zh-CN';
  return chooseLanguage([kept('suwen.language') ?? document.documentElement.lang]);
}

/** Gives every screen its language, keeps the choice and says it to the browser (`<html lang>`). */
export function LanguageProvider({
  first,
  children,
}: {
  readonly first?: Language;
  readonly children: ReactNode;
}): React.ReactElement {
  const [language, setLanguage] = useState<Language>(() => first ?? firstLanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      speak: (next) => {
        keep('suwen.language', next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

/** The language of the screen and the way to change it. */
export function useLanguage(): Spoken {
  return useContext(LanguageContext);
}

/** Reads a text in one language. */
export type Reader = (words: Words) => string;

const readers: Readonly<Record<Language, Reader>> = { 'zh-CN': (words) => words['zh-CN'], en: (words) => words.en };

/** Gives the reader of texts in the language of the screen; it changes only with the language. */
export function useWords(): Reader {
  return readers[useContext(LanguageContext).language];
}
