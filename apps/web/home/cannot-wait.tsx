import {
  ago,
  bandOf,
  conceptText,
  FlagMark,
  Link,
  nameIn,
  nowIn,
  PatientName,
  Portrait,
  Refused,
  shownOf,
  Stale,
  useHouse,
  useLanguage,
  useNow,
  useWords,
  Value,
  whenOf,
  type Held,
} from '#ui';
import type { Critical, Looked } from './criticals.ts';
import style from './home.module.css';
import { words } from './words.ts';

/** No more than three figures of this size on a screen. */
const figures = 3;

/** What cannot wait, as a sentence that counts what was found and says in how much was looked; then the first three. */
export function CannotWait({ of }: { readonly of: Held<Looked> }): React.ReactElement {
  const t = useWords();
  if (of.state === 'refused') {
    return (
      <header>
        <h1>{t(words.cannotLook)}</h1>
        <Refused failure={of.failure} again={of.again} />
      </header>
    );
  }
  if (of.state === 'loading') {
    return (
      <header className={style['hello']} aria-busy>
        <h1>{t(words.looking)}</h1>
      </header>
    );
  }
  const { criticals } = of.value;
  const rest = criticals.slice(figures);
  return (
    <>
      <header className={style['hello']}>
        <h1>{t(criticals.length === 0 ? words.nothingFound : words.cannotWait(criticals.length))}</h1>
        <p className="quiet">
          <Scope of={of.value} at={of.at} />
        </p>
      </header>
      {of.state === 'stale' && <Stale at={of.at} failure={of.failure} again={of.again} />}
      {criticals.length > 0 && (
        <ul className={style['alerts']} aria-label={t(words.criticals)}>
          {criticals.slice(0, figures).map((critical) => (
            <Figure key={critical.observation.id} critical={critical} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <details className={style['rest']}>
          <summary>{t(words.more(rest.length))}</summary>
          <ul>
            {rest.map((critical) => (
              <Further key={critical.observation.id} critical={critical} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Scope({ of: { results, whole }, at }: { readonly of: Looked; readonly at: Date }): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const { clock } = nowIn(at, zone);
  return <>{t(whole ? words.looked(results, clock) : words.lookedPart(results, clock))}</>;
}

const recordHref = ({ subject, observation }: Critical): string =>
  `/${subject.replace('Patient/', 'patients/')}?record=Observation/${observation.id}`;

/** One line for what comes after the three figures. */
function Further({ critical }: { readonly critical: Critical }): React.ReactElement {
  const t = useWords();
  const { language } = useLanguage();
  const now = useNow();
  const { observation, patient } = critical;
  const shown = shownOf(observation);
  const when = whenOf(observation);
  return (
    <li>
      <Link href={recordHref(critical)}>
        <PatientName name={nameIn(language, patient?.name)} />
      </Link>
      <span className="second">{conceptText(observation.code)}</span>
      {shown && <Value value={shown.value} unit={shown.unit} flag={shown.flag} />}
      <span className="quiet note">{when !== undefined && t(ago(when, now))}</span>
    </li>
  );
}

function Figure({ critical }: { readonly critical: Critical }): React.ReactElement {
  const { observation, patient } = critical;
  const t = useWords();
  const { language } = useLanguage();
  const now = useNow();
  const shown = shownOf(observation);
  const band = bandOf(observation.referenceRange);
  const name = nameIn(language, patient?.name);
  const when = whenOf(observation);
  return (
    <li>
      <p className={style['what']}>
        {conceptText(observation.code)} {shown?.flag && <FlagMark flag={shown.flag} />}
      </p>
      <p className={style['figure']} data-flag={shown?.flag}>
        {shown?.value}
        <span>{shown?.unit}</span>
        {band && (
          <span className={style['band']}>
            {t(words.band)} {band.text}
          </span>
        )}
      </p>
      <div className={style['whose']}>
        <Portrait photo={patient?.photo?.[0]} name={name?.shown ?? ''} size={32} />
        <p>
          <b>
            <PatientName name={name} />
          </b>
          <br />
          <span className="second note">{when !== undefined && t(ago(when, now))}</span>
        </p>
        <Link className={style['act']} href={recordHref(critical)}>
          {t(words.openRecord)}
        </Link>
      </div>
    </li>
  );
}
