import type { Attachment, CompositionSection, Resource } from '#fhir';
import { FourStates, useClient, useLoaded, useWords } from '#ui';
import { embeddedText, narrativeText } from './narrative.ts';
import style from './patient.module.css';
import { words } from './words.ts';

/** The text of a record: a note's sections, attachments that are text, else the narrative; always as plain text. */
export function RecordText({ resource }: { readonly resource: Resource }): React.ReactElement | null {
  if (resource.resourceType === 'Composition') return <Sections sections={resource.section ?? []} />;
  const attachments = attachmentsOf(resource);
  if (attachments.length > 0) {
    return (
      <>
        {attachments.map((attachment, at) => (
          <Attached key={at} attachment={attachment} />
        ))}
      </>
    );
  }
  const told = isStructured(resource) || !('text' in resource) ? '' : narrativeText(resource.text?.div);
  return told === '' ? null : <p className={style['text']}>{told}</p>;
}

/** Their narrative only repeats what stands above as facts. */
const isStructured = ({ resourceType }: Resource): boolean =>
  resourceType === 'Observation' || resourceType === 'Encounter';

function attachmentsOf(resource: Resource): readonly Attachment[] {
  if (resource.resourceType === 'DocumentReference') return resource.content.map(({ attachment }) => attachment);
  return resource.resourceType === 'DiagnosticReport' ? (resource.presentedForm ?? []) : [];
}

function Sections({ sections }: { readonly sections: readonly CompositionSection[] }): React.ReactElement {
  return (
    <div className={style['sections']}>
      {sections.map((section, at) => (
        <section key={at}>
          {section.title !== undefined && <h3>{section.title}</h3>}
          <p className={style['text']}>{narrativeText(section.text?.div)}</p>
          {section.section && <Sections sections={section.section} />}
        </section>
      ))}
    </div>
  );
}

function Attached({ attachment }: { readonly attachment: Attachment }): React.ReactElement | null {
  const t = useWords();
  const client = useClient();
  const { contentType, url, title } = attachment;
  const text = embeddedText(attachment);
  if (text !== undefined) return <p className={style['text']}>{text}</p>;
  if (url === undefined) return null;
  if (contentType?.startsWith('text/plain')) return <Fetched address={url} />;
  return (
    <p>
      <a className="accent" href={client.pathOf(url)} target="_blank" rel="noreferrer">
        {t(words.openAttachment)} {title}
      </a>{' '}
      <span className="quiet note">{contentType}</span>
    </p>
  );
}

function Fetched({ address }: { readonly address: string }): React.ReactElement {
  const loaded = useLoaded<string>(address, (client, signal) => client.text(address, signal));
  return (
    <FourStates of={loaded} isEmpty={(text) => text === ''} empty={{ title: words.noText }}>
      {(text) => <p className={style['text']}>{text}</p>}
    </FourStates>
  );
}
