import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import type { Words } from '#kernel';
import style from './value.module.css';

/**
 * Where a result stands against its reference band; nothing for normal, which has no colour and no word.
 * `critical` and `abnormal` are the ones whose author gave no direction (HL7 v3 ObservationInterpretation AA, A).
 */
export type Flag = 'critical-high' | 'critical-low' | 'critical' | 'high' | 'low' | 'abnormal';

const word: Readonly<Record<Flag, Words>> = {
  'critical-high': words.critical,
  'critical-low': words.critical,
  critical: words.critical,
  high: words.high,
  low: words.low,
  abnormal: words.abnormal,
};

const up = 'M0 7h8L4 .5z';
const down = 'M0 1h8L4 7.5z';
const square = 'M1 1h6v6H1z';
const shape: Readonly<Record<Flag, string>> = {
  'critical-high': up,
  'critical-low': down,
  critical: square,
  high: up,
  low: down,
  abnormal: square,
};

/** Shape, word and colour of an abnormal result: never colour alone. */
export function FlagMark({ flag }: { readonly flag: Flag }): React.ReactElement {
  const t = useWords();
  return (
    <span className={style['flag']} data-flag={flag}>
      <svg width="8" height="8" viewBox="0 0 8 8" fill="currentColor" aria-hidden>
        <path d={shape[flag]} />
      </svg>
      {t(word[flag])}
    </span>
  );
}

/** A number with its unit: the unit is always there and always quieter. */
export function Value({
  value,
  unit,
  flag,
}: {
  readonly value: string;
  readonly unit: string;
  readonly flag?: Flag | undefined;
}): React.ReactElement {
  return (
    <span className={style['value']} data-flag={flag}>
      <b>{value}</b>
      {unit && <span className={style['unit']}>{unit}</span>}
      {flag && <FlagMark flag={flag} />}
    </span>
  );
}
