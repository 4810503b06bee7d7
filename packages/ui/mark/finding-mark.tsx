import type { Words } from '#kernel';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './finding-mark.module.css';

/** What a check found: nothing, think first, stop, not enough in stock; or that it could not run, which is never a pass. */
export type Finding = 'clear' | 'reason' | 'stop' | 'short' | 'unchecked';

const word: Readonly<Record<Finding, Words>> = {
  clear: words.clear,
  reason: words.check,
  stop: words.halted,
  short: words.short,
  unchecked: words.unchecked,
};
const shape: Readonly<Record<Finding, string>> = {
  clear: 'M2.5 7.5 5.5 10.5 11.5 3.5',
  reason: 'M7 1 13 7 7 13 1 7z',
  stop: 'M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5z',
  short: 'M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2z',
  unchecked: 'M3 7h8',
};

/** The rank of a finding by shape (tick, diamond, octagon, ring, dash), word and colour. */
export function FindingMark({
  finding,
  bare = false,
}: {
  readonly finding: Finding;
  /** In a grid of checks the word is only for screen readers. */
  readonly bare?: boolean;
}): React.ReactElement {
  const t = useWords();
  return (
    <span className={style['finding']} data-finding={finding}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        {...(bare ? { role: 'img', 'aria-label': t(word[finding]) } : { 'aria-hidden': true })}
      >
        <path d={shape[finding]} />
      </svg>
      {!bare && t(word[finding])}
    </span>
  );
}
