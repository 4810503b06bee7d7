import type { Flag } from './value.tsx';
import style from './trend.module.css';

interface Drawn {
  readonly points: readonly number[];
  /** The reference band; an open end is left out. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly flag?: Flag | undefined;
  /** In pixels; the height is 20. */
  readonly width?: number;
}

/** A run of results against its reference band; the last point carries the colour of its flag. Never without the value in text. */
export function Trend({ points, low, high, flag, width = 56 }: Drawn): React.ReactElement {
  const all = [...points, ...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high])];
  const [bottom, top] = [Math.min(...all), Math.max(...all)];
  const y = (value: number): number => 18 - ((value - bottom) / (top - bottom || 1)) * 16;
  const x = (at: number): number => (points.length < 2 ? width / 2 : 3 + (at * (width - 6)) / (points.length - 1));
  const [bandTop, bandBottom] = [y(high ?? top), y(low ?? bottom)];
  const banded = low !== undefined || high !== undefined;
  return (
    <svg width={width} height={20} className={style['trend']} data-flag={flag} aria-hidden focusable={false}>
      {banded && (
        <rect x="0" width={width} y={bandTop} height={Math.max(1, bandBottom - bandTop)} className={style['band']} />
      )}
      <polyline points={points.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
      <circle cx={x(points.length - 1)} cy={y(points.at(-1) ?? 0)} r="2.5" />
    </svg>
  );
}
