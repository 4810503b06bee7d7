import type { Observation } from '#fhir';
import { useMemo, useState } from 'react';
import { FlagMark, FourStates, isOf, Link, nowIn, useHouse, useWords, type Gathered, type Held, type Shown } from '#ui';
import style from './flowsheet.module.css';
import { gridOf, type Grid } from './grid.ts';
import { useSelection } from './selection.ts';
import { seriesOf, type Point } from './series.ts';
import { words } from './words.ts';

/** Columns at first; a nurse wants the last days, not the last years. */
const firstTimes = 24;

type Shelf = 'laboratory' | 'vital-signs' | 'all';

const shelves = [
  ['laboratory', words.labs],
  ['vital-signs', words.vitals],
  ['all', words.all],
] as const;

/** Results as analyte × time with the reference band; what is abnormal by shape, word and colour. */
export function Flowsheet({ of }: { readonly of: Held<Gathered<Observation>> }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const [shelf, setShelf] = useState<Shelf>('laboratory');
  const held = of.state === 'ready' || of.state === 'stale' ? of.value.found : undefined;
  const grid = useMemo(
    () => gridOf(seriesOf((held ?? []).filter((one) => shelf === 'all' || isOf(one, shelf))), zone),
    [held, shelf, zone],
  );
  return (
    <>
      <div className={style['shelves']} role="group" aria-label={t(words.filter)}>
        {shelves.map(([name, title]) => (
          <button key={name} type="button" aria-pressed={shelf === name} onClick={() => setShelf(name)}>
            {t(title)}
          </button>
        ))}
      </div>
      <FourStates
        of={of}
        isEmpty={() => grid.rows.length === 0}
        empty={{ title: words.flowsheetNone, next: words.flowsheetNext }}
      >
        {() => <Sheet grid={grid} />}
      </FourStates>
    </>
  );
}

function Sheet({ grid: { times, rows } }: { readonly grid: Grid }): React.ReactElement {
  const t = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? times : times.slice(0, firstTimes);
  const kept = rows.filter(({ cells }) => shown.some((time) => cells.has(time)));
  return (
    <>
      <p className={style['count']} role="status">
        {t(
          shown.length < times.length
            ? words.flowsheetPart(shown.length, times.length)
            : words.flowsheetCount(kept.length, times.length),
        )}
        {shown.length < times.length && (
          <button type="button" onClick={() => setAll(true)}>
            {t(words.showAllTimes)}
          </button>
        )}
      </p>
      <div className={style['scroll']} tabIndex={0} role="region" aria-label={t(words.flowsheet)}>
        <table className={style['sheet']}>
          <Times times={shown} />
          <tbody>
            {kept.map(({ series, cells }) => (
              <tr key={series.key}>
                <th scope="row">
                  <span className={style['analyte']}>
                    <Name name={series.name} first={series.points[0]} />
                    <span className="quiet note">{series.unit}</span>
                  </span>
                </th>
                <td className={style['band']}>{series.band?.text ?? '–'}</td>
                {shown.map((time) => (
                  <td key={time}>
                    {cells.get(time)?.map(({ observation, shown: value }) => (
                      <Cell key={observation.id} shown={value} unit={series.unit} />
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Two lines of heading: the day over its moments, so that the day is read once. */
function Times({ times }: { readonly times: readonly string[] }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const year = nowIn(new Date(), zone).day.slice(0, 4);
  const days = [...Map.groupBy(times, (time) => time.slice(0, 10))];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t(words.analyte)}
        </th>
        <th scope="col" rowSpan={2} className={style['band']}>
          {t(words.band)}
        </th>
        {days.map(([day, of]) => (
          <th key={day} scope="colgroup" colSpan={of.length} className={style['date']}>
            {day.startsWith(year) ? day.slice(5) : day}
          </th>
        ))}
      </tr>
      <tr>
        {times.map((time) => (
          <th key={time} scope="col">
            {time.slice(11)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Name({ name, first }: { readonly name: string; readonly first: Point | undefined }): React.ReactElement {
  const { hrefOf } = useSelection();
  return (
    <Link href={hrefOf(`Observation/${first?.observation.id}`)} title={name}>
      {name}
    </Link>
  );
}

/** A value; its unit only where it differs from that of the row. */
function Cell({
  shown: { value, unit, flag },
  unit: rowUnit,
}: {
  readonly shown: Shown;
  readonly unit: string;
}): React.ReactElement {
  return (
    <span className={style['cell']} data-flag={flag}>
      <b>{value}</b>
      {unit !== rowUnit && <span className="quiet note">{unit}</span>}
      {flag && <FlagMark flag={flag} />}
    </span>
  );
}
