import { useMemo, useState } from 'react';
import {
  clockOf,
  dayBefore,
  dayName,
  dayOf,
  KeyHint,
  Link,
  Loading,
  Message,
  nowIn,
  useHouse,
  useKeys,
  useLanguage,
  useNow,
  useWords,
  Value,
  VirtualList,
} from '#ui';
import { byReference, type Chart } from './chart.ts';
import { eventsOf, kinds, type Event, type Kind } from './events.ts';
import style from './patient.module.css';
import { useSelection } from './selection.ts';
import { whole } from './whole.ts';
import { words } from './words.ts';

/** A day heading or a line. */
type Item = { readonly day: string } | Event;

/** What happened, newest first, by kind. */
export function Timeline({ chart }: { readonly chart: Chart }): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const { zone } = useHouse();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const [abnormal, setAbnormal] = useState(false);
  const all = useMemo(() => eventsOf(byReference(chart).values(), language), [chart, language]);
  const events = all.filter((event) => (kind === 'all' || event.kind === kind) && (!abnormal || event.abnormal));
  const { loading, cut, refused } = whole(chart, language);
  const items = useMemo(() => byDay(events, zone), [events, zone]);
  useSteps(events);
  useKeys('timeline', () => [{ keys: 'a', title: words.onlyAbnormal, run: () => setAbnormal(!abnormal) }]);
  return (
    <section className={style['timeline']} aria-label={t(words.timeline)} data-view="timeline">
      <Filters all={all} kind={kind} onKind={setKind} />
      <div className={style['filters']}>
        <p className="quiet note" role="status">
          {t(
            loading
              ? words.timelineGoing(events.length)
              : cut
                ? words.timelinePart(events.length)
                : words.timelineCount(events.length),
          )}
        </p>
        <button type="button" aria-pressed={abnormal} onClick={() => setAbnormal(!abnormal)}>
          {t(words.onlyAbnormal)} <KeyHint keys="a" />
        </button>
      </div>
      {refused.length > 0 && <p className={style['refused']}>{t(words.partRefused(refused.join(', ')))}</p>}
      {events.length === 0 ? (
        loading ? (
          <Loading />
        ) : (
          <Message title={words.timelineNone} next={words.timelineNext} />
        )
      ) : (
        <VirtualList
          items={items}
          keyOf={(item) => ('day' in item ? item.day : item.reference)}
          height={60}
          label={t(words.timeline)}
        >
          {(item) => ('day' in item ? <Day day={item.day} /> : <Line event={item} />)}
        </VirtualList>
      )}
    </section>
  );
}

function byDay(events: readonly Event[], zone: string): readonly Item[] {
  let last: string | undefined;
  return events.flatMap((event) => {
    const day = event.when === undefined ? '' : dayOf(event.when, zone);
    if (day === last) return [event];
    last = day;
    return [{ day }, event];
  });
}

/** `j` and `k` go from record to record; what is read stays in the work area. */
function useSteps(events: readonly Event[]): void {
  const { selected, select } = useSelection();
  const step = (by: number): void => {
    const at = events.findIndex(({ reference }) => reference === selected);
    const next = events[at === -1 ? 0 : Math.min(events.length - 1, Math.max(0, at + by))];
    if (next) select(next.reference);
  };
  useKeys('steps', () => [
    { keys: 'j', title: words.nextRecord, run: () => step(1) },
    { keys: 'k', title: words.previousRecord, run: () => step(-1) },
  ]);
}

interface Chosen {
  readonly all: readonly Event[];
  readonly kind: Kind | 'all';
  readonly onKind: (kind: Kind | 'all') => void;
}

function Filters({ all, kind, onKind }: Chosen): React.ReactElement {
  const t = useWords();
  const present = (Object.keys(kinds) as readonly Kind[]).filter((one) => all.some((event) => event.kind === one));
  return (
    <div className={style['filters']} role="group" aria-label={t(words.filter)}>
      <button type="button" aria-pressed={kind === 'all'} onClick={() => onKind('all')}>
        {t(words.all)}
      </button>
      {present.map((one) => (
        <button key={one} type="button" aria-pressed={kind === one} onClick={() => onKind(one)}>
          {t(kinds[one][0])}
        </button>
      ))}
    </div>
  );
}

function Day({ day }: { readonly day: string }): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const { zone } = useHouse();
  const { day: today } = nowIn(useNow(), zone);
  const name = dayName(day, language, today.slice(0, 4));
  const near = day === today ? words.today : day === dayBefore(today) ? words.yesterday : undefined;
  return (
    <h2 className={style['day']}>
      {near ? (
        <>
          {t(near)} <span className="quiet">{name}</span>
        </>
      ) : (
        name || t(words.undated)
      )}
    </h2>
  );
}

function Line({ event }: { readonly event: Event }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const { selected, hrefOf } = useSelection();
  const { reference, kind, when, title, detail, values } = event;
  const [word, hue] = kinds[kind];
  return (
    <article className={style['event']} data-selected={selected === reference || undefined}>
      <time className="quiet">{when !== undefined && clockOf(when, zone)}</time>
      <span className={style['tick']} style={{ background: `var(--su-of-${hue})` }} />
      <div>
        <h3>
          <Link href={hrefOf(reference)} aria-current={selected === reference ? 'true' : undefined}>
            {title}
          </Link>{' '}
          {!title.startsWith(t(word)) && <span className="quiet">{t(word)}</span>}
        </h3>
        {detail !== undefined && <p className={style['detail']}>{detail}</p>}
        {values.length > 0 && <Values values={values} />}
      </div>
    </article>
  );
}

/** Values of one line: the abnormal ones first; more than these stand in the record itself. */
const most = 6;

function Values({ values }: { readonly values: Event['values'] }): React.ReactElement {
  const sorted = values.toSorted((a, b) => Number(b.shown.flag !== undefined) - Number(a.shown.flag !== undefined));
  const rest = sorted.slice(most);
  return (
    <p className={style['values']}>
      {sorted.slice(0, most).map(({ name, shown }, at) => (
        <span key={`${name} ${at}`}>
          {name !== '' && <span className="quiet">{name}</span>}
          <Value value={shown.value} unit={shown.unit} flag={shown.flag} />
        </span>
      ))}
      {rest.length > 0 && <span className="quiet">+{rest.length}</span>}
    </p>
  );
}
