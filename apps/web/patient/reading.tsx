import type { Observation, Resource } from '#fhir';
import { conceptKey, Message, useHouse, useLanguage, useWords } from '#ui';
import { Earlier } from './earlier.tsx';
import { readRecord } from './facts.ts';
import style from './patient.module.css';
import { RecordText } from './record-text.tsx';
import { Results } from './results.tsx';
import { words } from './words.ts';

/** The work area reads the selected record and stays open while one looks through the rest. */
export function Reading({
  resource,
  byId,
}: {
  readonly resource: Resource | undefined;
  readonly byId: ReadonlyMap<string, Resource>;
}): React.ReactElement {
  const t = useWords();
  const { zone } = useHouse();
  const { language } = useLanguage();
  if (!resource) return <Message title={words.chooseRecord} next={words.chooseRecordNext} />;
  const { title, facts } = readRecord(resource, zone, language);
  const voided = 'status' in resource && resource.status === 'entered-in-error';
  return (
    <article className={style['reading']} tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      {voided && <p className={style['refused']}>{t(words.inError)}</p>}
      <Results observations={resultsOf(resource, byId)} />
      <dl className={style['read']}>
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RecordText resource={resource} />
      {resource.resourceType === 'Observation' && <Earlier of={sameAnalyte(resource, byId)} />}
    </article>
  );
}

/** The values that a record consists of: a report's results, a panel's members, an observation itself. */
function resultsOf(resource: Resource, byId: ReadonlyMap<string, Resource>): readonly Observation[] {
  const links =
    resource.resourceType === 'DiagnosticReport'
      ? resource.result
      : resource.resourceType === 'Observation'
        ? resource.hasMember
        : undefined;
  const members = (links ?? [])
    .map(({ reference }) => byId.get(reference ?? ''))
    .filter((member) => member?.resourceType === 'Observation');
  return resource.resourceType === 'Observation' && members.length === 0 ? [resource] : members;
}

function sameAnalyte(observation: Observation, byId: ReadonlyMap<string, Resource>): readonly Observation[] {
  const key = conceptKey(observation.code);
  return [...byId.values()]
    .filter((one) => one.resourceType === 'Observation')
    .filter(({ code }) => conceptKey(code) === key);
}
