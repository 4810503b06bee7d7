import type { Observation, ObservationComponent } from '#fhir';
import { bandOf, conceptText, FlagMark, shownOf, useWords } from '#ui';
import style from './patient.module.css';
import { words } from './words.ts';

/** Results of one record on shared columns: analyte, value, unit, mark, reference. */
export function Results({
  observations,
}: {
  readonly observations: readonly Observation[];
}): React.ReactElement | null {
  const t = useWords();
  const rows = observations.flatMap((observation): readonly (Observation | ObservationComponent)[] =>
    observation.component?.length ? observation.component : [observation],
  );
  if (rows.length === 0) return null;
  return (
    <table className={style['results']}>
      <thead>
        <tr>
          <th scope="col">{t(words.analyte)}</th>
          <th scope="col" className="end">
            {t(words.value)}
          </th>
          <th scope="col" aria-hidden />
          <th scope="col" aria-hidden />
          <th scope="col">{t(words.reference)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row key={at} of={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ of }: { readonly of: Observation | ObservationComponent }): React.ReactElement {
  const shown = shownOf(of);
  return (
    <tr data-flag={shown?.flag}>
      <th scope="row">{conceptText(of.code)}</th>
      <td className="end">
        <b>{shown ? (shown.exact ?? shown.value) : '–'}</b>
      </td>
      <td className="quiet note">{shown?.unit}</td>
      <td>{shown?.flag && <FlagMark flag={shown.flag} />}</td>
      <td className="quiet note">{bandOf(of.referenceRange)?.text}</td>
    </tr>
  );
}
