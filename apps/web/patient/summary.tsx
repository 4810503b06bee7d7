import type { Condition } from '#fhir';
import type { ReactNode } from 'react';
import type { Words } from '#kernel';
import { conceptText, dayOf, FourStates, hasCode, isOf, useHouse, useWords, valueOf, type Held } from '#ui';
import { allergiesOf, knownSince, reactionOf } from './allergy.ts';
import type { Chart } from './chart.ts';
import { LatestResults } from './latest-results.tsx';
import { doseOf, medicineName } from './medicine.ts';
import style from './patient.module.css';
import { seriesOf } from './series.ts';
import { words } from './words.ts';

/** Laboratory results of the summary; the rest stand in the flowsheet. */
const latest = 8;

/** What is known: problems, allergies, medicines, vital signs, latest results; no boxes, only headings and air. */
export function Summary({ chart }: { readonly chart: Chart }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  return (
    <aside className={style['summary']} aria-label={t(words.summary)} data-view="summary" tabIndex={0}>
      <Section
        of={chart.conditions}
        title={words.problems}
        none={words.problemsNone}
        next={words.problemsNext}
        pick={activeProblems}
      >
        {(condition) => (
          <Line
            key={condition.id}
            name={conceptText(condition.code) ?? t(words.nameless)}
            note={since(condition, zone)}
          />
        )}
      </Section>
      <Section
        of={chart.allergies}
        title={words.allergies}
        none={words.allergiesNone}
        next={words.allergiesNext}
        pick={(found) => [...allergiesOf(found).harms, ...allergiesOf(found).none]}
      >
        {(allergy) => (
          <Line
            key={allergy.id}
            name={`${conceptText(allergy.code) ?? t(words.nameless)} ${reactionOf(allergy)}`}
            note={knownSince(allergy, zone)}
          />
        )}
      </Section>
      <Section
        of={chart.medicines}
        title={words.medicines}
        none={words.medicinesNone}
        next={words.medicinesNext}
        pick={(found) => found.filter(({ status }) => status === 'active')}
      >
        {(request) => (
          <Line key={request.id} name={medicineName(request) ?? t(words.nameless)} note={doseOf(request)} />
        )}
      </Section>
      <section>
        <h2>{t(words.vitals)}</h2>
        <FourStates
          of={chart.observations}
          isEmpty={({ found }) => !found.some((one) => isOf(one, 'vital-signs'))}
          empty={{ title: words.vitalsNone, next: words.vitalsNext }}
        >
          {({ found }) => <LatestResults series={seriesOf(found.filter((one) => isOf(one, 'vital-signs')))} />}
        </FourStates>
      </section>
      <section>
        <h2>{t(words.latest)}</h2>
        <FourStates
          of={chart.observations}
          isEmpty={({ found }) => !found.some((one) => isOf(one, 'laboratory'))}
          empty={{ title: words.latestNone, next: words.latestNext }}
        >
          {({ found }) => {
            const all = seriesOf(found.filter((one) => isOf(one, 'laboratory')));
            return (
              <>
                <LatestResults series={all.slice(0, latest)} />
                {all.length > latest && <p className="quiet note">{t(words.moreInFlowsheet(all.length - latest))}</p>}
              </>
            );
          }}
        </FourStates>
      </section>
    </aside>
  );
}

/** Problems that stand now, each once though it may be recorded at several visits. */
function activeProblems(found: readonly Condition[]): readonly Condition[] {
  const active = found.filter(
    ({ clinicalStatus, verificationStatus }) =>
      hasCode(clinicalStatus, 'active', 'recurrence', 'relapse') &&
      !hasCode(verificationStatus, 'entered-in-error', 'refuted'),
  );
  return [...new Map(active.map((condition) => [conceptText(condition.code), condition])).values()];
}

function since({ onsetDateTime, onsetString, recordedDate }: Condition, zone: string): string {
  const when = onsetDateTime ?? recordedDate;
  return when === undefined ? (onsetString ?? '') : dayOf(when, zone);
}

/** A heading with the count of what was found, and its lines. */
function Section<T>({
  of,
  title,
  none,
  next,
  pick,
  children,
}: {
  readonly of: Held<{ readonly found: readonly T[] }>;
  readonly title: Words;
  readonly none: Words;
  readonly next: Words;
  readonly pick: (found: readonly T[]) => readonly T[];
  readonly children: (item: T) => ReactNode;
}): React.ReactElement {
  const t = useWords();
  const picked = pick(valueOf(of)?.found ?? []);
  return (
    <section>
      <h2>
        {t(title)} {picked.length > 0 && <span className="quiet note">{picked.length}</span>}
      </h2>
      <FourStates of={of} isEmpty={() => picked.length === 0} empty={{ title: none, next }}>
        {() => <ul>{picked.map(children)}</ul>}
      </FourStates>
    </section>
  );
}

function Line({ name, note }: { readonly name: string; readonly note: string }): React.ReactElement {
  return (
    <li className={style['line']}>
      <span>{name}</span>
      <span className="quiet note">{note}</span>
    </li>
  );
}
