import type { ReactNode } from 'react';
import type { Words } from '#kernel';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './alert.module.css';

/** How loudly an alert may speak: beside the line, asking for a reason, stopping until a second person agrees, stopping. */
export type Rank = 'inline' | 'reason' | 'stop-two' | 'stop';

const ring = 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2z';
const diamond = 'M7 .5 13.5 7 7 13.5.5 7z';
const octagon = 'M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5z';
const shape: Readonly<Record<Rank, string>> = { inline: ring, reason: diamond, 'stop-two': octagon, stop: octagon };
const word: Readonly<Record<Rank, Words | undefined>> = {
  inline: undefined,
  reason: words.mustChoose,
  'stop-two': words.needsTwo,
  stop: words.stopped,
};

/** One alert: what is wrong, why, and the better way first. Never a dialog, never a box: it stands under the line it is about. */
export function Alert({
  rank,
  title,
  children,
}: {
  readonly rank: Rank;
  readonly title: Words;
  readonly children?: ReactNode;
}): React.ReactElement {
  const t = useWords();
  const mark = word[rank];
  return (
    <div className={style['alert']} data-rank={rank} role={rank === 'inline' ? 'note' : 'alert'}>
      <p className={style['title']}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden focusable={false}>
          <path d={shape[rank]} />
        </svg>
        <span>{t(title)}</span>
        {mark && <span className={style['rank']}>{t(mark)}</span>}
      </p>
      {children}
    </div>
  );
}
