import { useMemo } from 'react';
import type { Patient } from '#fhir';
import {
  ageOn,
  Link,
  momentOf,
  nameIn,
  nowIn,
  PatientName,
  Portrait,
  useHouse,
  useLanguage,
  useWords,
  type Column,
} from '#ui';
import { recordNumber } from '../record-number.ts';
import { sexOf } from '../sex.ts';
import { words as app } from '../words.ts';
import style from './patients.module.css';
import { words } from './words.ts';

/** The columns of the list; none sorts, because not all rows are loaded. */
export function usePatientColumns(): readonly Column<Patient>[] {
  const t = useWords();
  const { zone } = useHouse();
  return useMemo(() => {
    const { day } = nowIn(new Date(), zone);
    const ageOf = ({ birthDate }: Patient): string => {
      const age = birthDate === undefined ? undefined : ageOn(birthDate, day);
      return age ? t(age) : t(app.birthUnknown);
    };
    return [
      { id: 'name', title: words.name, cell: (patient) => <Name patient={patient} /> },
      { id: 'sex', title: words.sex, width: '80px', cell: ({ gender }) => t(sexOf(gender)) },
      { id: 'age', title: words.age, width: '104px', cell: ageOf },
      {
        id: 'born',
        title: words.born,
        width: '120px',
        minor: true,
        cell: ({ birthDate }) => birthDate ?? t(app.birthUnknown),
      },
      {
        id: 'number',
        title: words.number,
        width: '184px',
        minor: true,
        cell: (patient) => <span className="second">{recordNumber(patient) ?? t(words.numberNone)}</span>,
      },
      {
        id: 'changed',
        title: words.changed,
        width: '152px',
        minor: true,
        cell: ({ meta }) => <span className="quiet">{meta?.lastUpdated && momentOf(meta.lastUpdated, zone)}</span>,
      },
    ];
  }, [zone, t]);
}

function Name({ patient }: { readonly patient: Patient }): React.ReactElement {
  const { language } = useLanguage();
  const name = nameIn(language, patient.name);
  return (
    <Link className={style['name']} href={`/patients/${patient.id}`}>
      <Portrait photo={patient.photo?.[0]} name={name?.shown ?? ''} size={28} />
      <b>
        <PatientName name={name} />
      </b>
      {name?.pinyin !== undefined && name.pinyin !== name.shown && <span className="quiet note">{name.pinyin}</span>}
    </Link>
  );
}
