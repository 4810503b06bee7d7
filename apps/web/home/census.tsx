import type { Words } from '#kernel';
import { dayBefore, nowIn, useHouse, useLoaded, useNow, useWords, type Query } from '#ui';
import style from './home.module.css';
import { words } from './words.ts';

interface Counted {
  readonly title: Words;
  readonly type: string;
  readonly query: Query;
}

/** The figures of the house, each one count of a FHIR search; `day` is today in the hospital's zone. */
const counts = (day: string): readonly Counted[] => [
  { title: words.censusInpatients, type: 'Encounter', query: { status: 'in-progress', class: 'IMP' } },
  // A period that starts after yesterday's end: admitted today (FHIR R4 search, prefix sa).
  { title: words.censusAdmitted, type: 'Encounter', query: { class: 'IMP', date: `sa${dayBefore(day)}` } },
  { title: words.censusEmergency, type: 'Encounter', query: { status: 'in-progress', class: 'EMER' } },
  { title: words.censusClinic, type: 'Encounter', query: { status: 'in-progress', class: 'AMB' } },
  { title: words.censusResults, type: 'Observation', query: { date: day } },
  { title: words.censusPatients, type: 'Patient', query: {} },
];

/** How full the house is; every figure is counted by the server at this moment. */
export function Census({ every }: { readonly every: number }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const { day } = nowIn(useNow(), zone);
  return (
    <section aria-labelledby="census" className={style['census']}>
      <h2 id="census">{t(words.census)}</h2>
      <dl>
        {counts(day).map((counted) => (
          <Count key={counted.title.en} counted={counted} every={every} />
        ))}
      </dl>
      <p className="quiet note">{t(words.roleLine)}</p>
    </section>
  );
}

function Count({
  counted: { title, type, query },
  every,
}: {
  readonly counted: Counted;
  readonly every: number;
}): React.ReactElement {
  const t = useWords();
  const loaded = useLoaded<number>(
    `${type} ${JSON.stringify(query)}`,
    (client, signal) => client.count(type, query, signal),
    { every },
  );
  return (
    <div>
      <dt>{t(title)}</dt>
      <dd>
        {loaded.state === 'ready' || loaded.state === 'stale' ? (
          <b>{loaded.value.toLocaleString('en')}</b>
        ) : loaded.state === 'refused' ? (
          <button type="button" className={style['failed']} onClick={loaded.again}>
            {t(loaded.failure.words)} <span className="note">{loaded.failure.code}</span>
          </button>
        ) : (
          <span aria-busy className="quiet">
            …
          </span>
        )}
      </dd>
    </div>
  );
}
