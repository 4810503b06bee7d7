import { ago, FlagMark, Link, Trend, useNow, useWords } from '#ui';
import style from './patient.module.css';
import { trendOf, type Series } from './series.ts';
import { useSelection } from './selection.ts';

/** Older than this a result is too old to act on: shown light, with its age, without flag. In milliseconds: 30 days. */
const staleAfter = 30 * 86_400_000;

/** Results on five shared columns, so that values, units and marks of all sections stand under each other. */
export function LatestResults({ series }: { readonly series: readonly Series[] }): React.ReactElement {
  const now = useNow();
  return (
    <ul className={style['latest']}>
      {series.map((one) => (
        <Latest key={one.key} series={one} now={now} />
      ))}
    </ul>
  );
}

function Latest({ series, now }: { readonly series: Series; readonly now: Date }): React.ReactElement | null {
  const t = useWords();
  const { hrefOf } = useSelection();
  const point = series.points[0];
  if (!point) return null;
  const { value, unit, flag } = point.shown;
  const stale = now.getTime() - Date.parse(point.when) > staleAfter;
  const trend = trendOf(series, 8);
  const band = series.band;
  return (
    <li className={style['result']} data-flag={stale ? undefined : flag} data-stale={stale || undefined}>
      <Link href={hrefOf(`Observation/${point.observation.id}`)} title={series.name}>
        {series.name}
      </Link>
      <b>{value}</b>
      <span className="quiet note">{unit}</span>
      {stale ? (
        <span className="quiet note">{t(ago(point.when, now))}</span>
      ) : flag ? (
        <FlagMark flag={flag} />
      ) : (
        <span />
      )}
      {trend.length > 1 ? (
        <Trend points={trend} low={band?.low} high={band?.high} flag={stale ? undefined : flag} width={30} />
      ) : (
        <span />
      )}
    </li>
  );
}
