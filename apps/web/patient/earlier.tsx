import type { Observation } from '#fhir';
import { momentOf, Trend, useHouse, useWords, Value } from '#ui';
import style from './patient.module.css';
import { seriesOf, trendOf } from './series.ts';
import { words } from './words.ts';

/** All values of one analyte, newest first, with their trend; the list is the table behind the drawing. */
export function Earlier({ of }: { readonly of: readonly Observation[] }): React.ReactElement | null {
  const t = useWords();
  const { zone } = useHouse();
  const [series] = seriesOf(of);
  if (!series || series.points.length < 2) return null;
  const trend = trendOf(series, 60);
  return (
    <section className={style['earlier']}>
      <h3>
        {t(words.earlier)} {series.points.length}
      </h3>
      {trend.length > 1 && (
        <Trend
          points={trend}
          low={series.band?.low}
          high={series.band?.high}
          flag={series.points[0]?.shown.flag}
          width={360}
        />
      )}
      <ul>
        {series.points.map(({ observation, when, shown }) => (
          <li key={observation.id}>
            <time className="quiet">{momentOf(when, zone)}</time>
            <Value value={shown.value} unit={shown.unit} flag={shown.flag} />
          </li>
        ))}
      </ul>
    </section>
  );
}
