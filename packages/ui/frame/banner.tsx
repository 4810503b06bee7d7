import type { ReactNode } from 'react';
import type { Words } from '#kernel';
import type { Attachment } from '#fhir';
import type { SpokenName } from '../data/person-name.ts';
import { PatientName } from '../font/patient-name.tsx';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './banner.module.css';
import { Portrait } from './portrait.tsx';

/** A fact of the first zone: what it is, and its value; a value that is not known is written so, never left out. */
export interface Fact {
  readonly label?: Words;
  readonly value: string;
  readonly unit?: Words;
  /** Not known or not recorded: shown lighter. */
  readonly unknown?: boolean;
}

/** One heading of the second zone with its lines. */
export interface Harm {
  readonly title: Words;
  /** Can harm this patient: the cinnabar bar. */
  readonly grave?: boolean;
  readonly lines: readonly ReactNode[];
}

/** Who this is (zone 1) and what can harm them (zone 2); on every patient screen, never scrolled away, nothing blank. */
export function Banner({
  name,
  photo,
  facts,
  harms,
}: {
  readonly name: SpokenName | undefined;
  readonly photo?: Attachment | undefined;
  readonly facts: readonly Fact[];
  readonly harms: readonly Harm[];
}): React.ReactElement {
  const t = useWords();
  return (
    <section className={style['banner']} aria-label={t(words.patient)}>
      <Portrait photo={photo} name={name?.shown ?? ''} size={52} />
      <div className={style['who']}>
        <h1>
          <PatientName name={name} />
          {name?.pinyin !== undefined && name.pinyin !== name.shown && (
            <span className={style['pinyin']}>{name.pinyin}</span>
          )}
        </h1>
        <p className={style['facts']}>
          {facts.map(({ label, value, unit, unknown }) => (
            <span key={label?.en ?? value} data-unknown={unknown}>
              {label && <i>{t(label)}</i>} <b>{value}</b>
              {unit && ` ${t(unit)}`}
            </span>
          ))}
        </p>
      </div>
      <dl className={style['harm']}>
        {harms.map(({ title, grave, lines }) => (
          <div key={title.en} data-grave={grave || undefined}>
            <dt>{t(title)}</dt>
            {lines.map((line, at) => (
              <dd key={at}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
