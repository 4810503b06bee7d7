import { useEffect, useState } from 'react';
import type { SpokenName } from '../data/person-name.ts';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './patient-name.module.css';

interface Sign {
  readonly sign: string;
  readonly reading: string | undefined;
}

/** Looks a name's characters up in the font's coverage, loaded once when the first name is shown. */
function useMissing(text: string): readonly Sign[] {
  const [missing, setMissing] = useState<readonly Sign[]>([]);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const signs = (await import('./missing.ts')).missingIn(text);
      if (signs.length === 0) return wanted ? setMissing([]) : undefined;
      const { readingOf } = await import('./reading-of.ts');
      if (wanted) setMissing(signs.map((sign) => ({ sign, reading: readingOf(sign) })));
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [text]);
  return missing;
}

const pointOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;

/**
 * A person's name. Where the shipped font lacks one of its characters the screen says so and shows how it is read:
 * the recorded pinyin of the whole name where there is one, else the reading of the character.
 */
export function PatientName({ name }: { readonly name: SpokenName | undefined }): React.ReactElement {
  const t = useWords();
  const missing = useMissing(name?.shown ?? '');
  if (!name) return <span className="second">{t(words.nameless)}</span>;
  if (missing.length === 0) return <>{name.shown}</>;
  const unread = t(words.readingUnknown);
  const readings = missing.map(({ reading }) => reading ?? name.pinyin ?? unread).join(' ');
  const whole = missing.map(({ sign, reading }) => `${sign} ${pointOf(sign)} ${reading ?? unread}`).join(', ');
  return (
    <>
      {name.shown}
      <span className={style['missing']} title={t(words.glyphMissingWhole(whole))}>
        {t(words.glyphMissing(readings))}
      </span>
    </>
  );
}
