import type { Failure } from '../data/failure.ts';
import { nowIn } from '../data/time.ts';
import { Icon } from '../look/icon.tsx';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import { useHouse } from './house.tsx';
import style from './state.module.css';

/** Stale: what stands below is true of this time, because it could not be refreshed. */
export function Stale({
  at,
  failure,
  again,
}: {
  readonly at: Date;
  readonly failure: Failure;
  readonly again: () => void;
}): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  return (
    <p className={style['stale']} role="status">
      <Icon name="clock" size={16} /> {t(words.staleAt(nowIn(at, zone).clock))}{' '}
      <span className="quiet">{failure.code}</span>
      <button type="button" onClick={again}>
        {t(words.again)}
      </button>
    </p>
  );
}
