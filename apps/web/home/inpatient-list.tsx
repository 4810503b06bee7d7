import { useMemo, useState } from 'react';
import type { Encounter } from '#fhir';
import {
  ageOn,
  clockOf,
  conceptText,
  DataTable,
  dayOf,
  FourStates,
  Link,
  Message,
  nowIn,
  PatientName,
  Portrait,
  shownOf,
  TextInput,
  useHouse,
  useLanguage,
  useLoaded,
  useWords,
  Value,
  valueOf,
  type Column,
  type Gathered,
} from '#ui';
import { sexOf } from '../sex.ts';
import type { Critical } from './criticals.ts';
import style from './home.module.css';
import { criticalFirst, inpatientsOf, loadInpatients, narrow, type Inpatient } from './inpatients.ts';
import { words } from './words.ts';

/** Who lies in the hospital now, with the critical results that were found for them. */
export function InpatientList({
  criticals,
  every,
}: {
  readonly criticals: readonly Critical[];
  readonly every: number;
}): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const [typed, setTyped] = useState('');
  const loaded = useLoaded<Gathered<Encounter>>('inpatients', loadInpatients, { every });
  const value = valueOf(loaded);
  const all = useMemo(() => (value ? inpatientsOf(value, language) : []), [value, language]);
  const rows = useMemo(() => criticalFirst(narrow(all, typed), criticals), [all, typed, criticals]);
  const columns = useColumns(criticals);
  return (
    <section aria-labelledby="inpatients" className={style['inpatients']}>
      <div className={style['head']}>
        <h2 id="inpatients">{t(words.inpatients)}</h2>
        <p className="quiet note" role="status">
          {value &&
            t(value.whole ? words.counted(rows.length, all.length) : words.loadedSoFar(all.length, value.total))}
        </p>
        <TextInput
          className={style['narrow'] ?? ''}
          aria-label={t(words.narrow)}
          placeholder={t(words.narrow)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <FourStates
        of={loaded}
        isEmpty={({ found }) => found.length === 0}
        empty={{ title: words.noInpatients, next: words.noInpatientsNext }}
      >
        {() =>
          rows.length === 0 ? (
            <Message title={words.noneFits} next={words.noneFitsNext} />
          ) : (
            <DataTable rows={rows} columns={columns} keyOf={({ id }) => id} label={t(words.inpatients)} />
          )
        }
      </FourStates>
    </section>
  );
}

function useColumns(criticals: readonly Critical[]): readonly Column<Inpatient>[] {
  const t = useWords();
  const { zone } = useHouse();
  return useMemo(() => {
    const { day } = nowIn(new Date(), zone);
    const critical = new Map(criticals.map((one) => [one.subject, one]));
    return [
      {
        id: 'place',
        title: words.place,
        width: '72px',
        narrow: '52px',
        by: ({ place }) => place,
        cell: ({ place }) => <span className="second">{place || t(words.placeUnknown)}</span>,
      },
      {
        id: 'patient',
        title: words.patient,
        width: '232px',
        narrow: 'auto',
        by: ({ name }) => name?.shown ?? '',
        cell: (row) => <Who row={row} day={day} />,
      },
      { id: 'reason', title: words.reason, minor: true, by: ({ reason }) => reason, cell: ({ reason }) => reason },
      {
        id: 'critical',
        title: words.critical,
        width: '192px',
        narrow: '148px',
        by: ({ subject }) => (critical.has(subject) ? 0 : 1),
        cell: ({ subject }) => <CriticalCell critical={critical.get(subject)} />,
      },
      {
        id: 'department',
        title: words.department,
        width: '92px',
        minor: true,
        by: ({ department }) => department,
        cell: ({ department }) => <span className="second">{department}</span>,
      },
      {
        id: 'since',
        title: words.since,
        width: '100px',
        minor: true,
        by: ({ since }) => since,
        cell: ({ since }) => (
          <span className="second">
            {dayOf(since, zone).slice(5)} {clockOf(since, zone)}
          </span>
        ),
      },
    ];
  }, [criticals, zone, t]);
}

function Who({
  row: { subject, patient, name },
  day,
}: {
  readonly row: Inpatient;
  readonly day: string;
}): React.ReactElement {
  const t = useWords();
  const age = patient?.birthDate === undefined ? undefined : ageOn(patient.birthDate, day);
  return (
    <Link className={style['who']} href={`/${subject.replace('Patient/', 'patients/')}`}>
      <Portrait photo={patient?.photo?.[0]} name={name?.shown ?? ''} size={28} />
      <b>
        <PatientName name={name} />
      </b>
      {patient && (
        <span className="quiet note">
          {t(sexOf(patient.gender))} {age && t(age)}
        </span>
      )}
    </Link>
  );
}

function CriticalCell({ critical }: { readonly critical: Critical | undefined }): React.ReactElement | null {
  const shown = critical && shownOf(critical.observation);
  if (!critical || !shown) return null;
  return (
    <>
      <span className={style['analyte']}>{conceptText(critical.observation.code)} </span>
      <Value value={shown.value} unit={shown.unit} flag={shown.flag} />
    </>
  );
}
