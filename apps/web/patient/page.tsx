import { useEffect, useMemo, useState } from 'react';
import type { Words } from '#kernel';
import { Loading, nameIn, Refused, Stale, useKeys, useLanguage, useWords, valueOf, type Params } from '#ui';
import { useNoted } from '../open-patients.tsx';
import { byReference, useChart, type Chart } from './chart.ts';
import { Flowsheet } from './flowsheet.tsx';
import { PatientBanner } from './patient-banner.tsx';
import style from './patient.module.css';
import { Reading } from './reading.tsx';
import { useSelection } from './selection.ts';
import { Summary } from './summary.tsx';
import { Timeline } from './timeline.tsx';
import { words } from './words.ts';

type View = 'summary' | 'timeline' | 'work';

/** One page per patient: who it is on top, what is known on the left, what happened in the middle, what is read on the right. */
export function PatientPage({ params }: { readonly params: Params }): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const id = params['id'] ?? '';
  const chart = useChart(id);
  const { patient } = chart;
  const known = valueOf(patient);
  useNoted(id, nameIn(language, known?.name)?.shown);
  if (patient.state === 'refused')
    return (
      <div className={style['alone']}>
        <Refused failure={patient.failure} again={patient.again} />
      </div>
    );
  if (!known)
    return (
      <div className={style['alone']}>
        <Loading />
      </div>
    );
  return (
    <div className={style['page']}>
      {patient.state === 'stale' && <Stale at={patient.at} failure={patient.failure} again={patient.again} />}
      <PatientBanner patient={known} chart={chart} />
      <Columns chart={chart} />
      <p className={style['role']}>{t(words.roleLine)}</p>
    </div>
  );
}

const views: readonly (readonly [View, Words])[] = [
  ['summary', words.summary],
  ['timeline', words.timeline],
  ['work', words.work],
];

/** Three columns; where they do not fit, one or two at a time, chosen above them. */
function Columns({ chart }: { readonly chart: Chart }): React.ReactElement {
  const t = useWords();
  const { selected } = useSelection();
  const [view, setView] = useState<View>('summary');
  useEffect(() => {
    if (selected !== undefined) setView('work');
  }, [selected]);
  useEffect(() => {
    // A click on the record that is selected already changes no address, but must show it all the same.
    const follow = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.closest('main a[href*="record="]')) setView('work');
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
  return (
    <>
      <div className={style['views']} role="group" aria-label={t(words.views)}>
        {views.map(([name, title]) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            {t(title)}
          </button>
        ))}
      </div>
      <div className={style['columns']} data-shown={view}>
        <Summary chart={chart} />
        <Timeline chart={chart} />
        <Work chart={chart} />
      </div>
    </>
  );
}

/** The flowsheet, or the record that was chosen; it stays while one goes on looking. */
function Work({ chart }: { readonly chart: Chart }): React.ReactElement {
  const t = useWords();
  const { selected, select } = useSelection();
  const byId = useMemo(() => byReference(chart), [chart]);
  const [last, setLast] = useState<string>();
  useEffect(() => {
    if (selected !== undefined) setLast(selected);
  }, [selected]);
  const toFlowsheet = (): void => select(undefined);
  useKeys('work', () => [{ keys: 'f', title: words.toFlowsheet, run: toFlowsheet }]);
  const resource = selected === undefined ? undefined : byId.get(selected);
  return (
    <section className={style['work']} aria-label={t(words.work)} data-view="work">
      <div className={style['filters']} role="group" aria-label={t(words.work)}>
        <button type="button" aria-pressed={selected === undefined} onClick={toFlowsheet}>
          {t(words.flowsheet)} <kbd>f</kbd>
        </button>
        <button type="button" aria-pressed={selected !== undefined} onClick={() => select(last ?? 'none')}>
          {t(words.record)}
        </button>
      </div>
      {selected === undefined ? <Flowsheet of={chart.observations} /> : <Reading resource={resource} byId={byId} />}
    </section>
  );
}
