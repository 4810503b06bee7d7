import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './state.module.css';

/** What answers within this time shows no skeleton, in milliseconds: a flash is worse than a short wait. */
const patience = 300;

/** Three grey bars in the place of what is coming, after 300 ms; the room for them is held from the start. */
export function Loading(): React.ReactElement {
  const t = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={style['loading']} role="status" aria-label={t(words.loading)} aria-busy>
      {late && (
        <>
          <i />
          <i />
          <i />
        </>
      )}
    </div>
  );
}
