import { parseJson, writeJson, type Resource } from '#fhir';
import { ask, MARKS, type Named, type Sent, type Writing } from './writing.ts';

/** What was found wrong, each fault by name. */
export interface RecordFaults {
  /** Acknowledged, and not there with its content. */
  readonly lost: string[];
  /** A bundle of which a part is there. */
  readonly halves: string[];
  /** Refused, or sent by nobody, and there; or there twice. */
  readonly invented: string[];
}

/** A version as the history shows it. */
interface Kept extends Named {
  /** Undefined where it is a deletion. */
  readonly resource: Resource | undefined;
}

/** The history of the hospital, or what was written since a time in milliseconds. */
export async function readHistory(writing: Writing, since?: number): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  let path: string | undefined =
    `/_history?_count=1000${since === undefined ? '' : `&_since=${encodeURIComponent(new Date(since).toISOString())}`}`;
  while (path !== undefined) {
    const answer = await ask(writing, 'GET', path);
    if (answer?.status !== 200)
      throw new Error(`The history answers ${answer?.status ?? 'nothing'}: ${answer?.text.slice(0, 500) ?? ''}`);
    const page = parseJson(answer.text) as unknown as HistoryBundle;
    kept.push(...(page.entry ?? []).map((entry) => keptOf(entry)));
    path = page.link?.find(({ relation }) => relation === 'next')?.url.replace(/^.*?\/fhir\/R4/u, '');
  }
  return kept;
}

interface HistoryBundle {
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly HistoryEntry[];
}

interface HistoryEntry {
  readonly fullUrl: string;
  readonly resource?: Resource;
  readonly response: { readonly etag: string };
}

function keptOf({ fullUrl, resource, response }: HistoryEntry): Kept {
  const [type = '', id = ''] = fullUrl.split('/').slice(-2);
  return { type, id, version: Number(/\d+/u.exec(response.etag)?.[0]), resource };
}

const placeText = ({ type, id, version }: Named): string => `${type}/${id}/_history/${version}`;

/** Content without what the store gives: two are equal as texts, decimals as they were written. */
function contentText({ id: _, meta, ...rest }: Resource, urn?: string, target?: string): string {
  const text = writeJson({ ...rest, tag: meta?.tag ?? [] });
  return urn === undefined ? text : text.replaceAll(urn, target ?? '');
}

const markOf = (resource: Resource): string => resource.meta?.tag?.find(({ system }) => system === MARKS)?.code ?? '';

/** Compares what was told with what is there. */
export function checkRecords(sent: readonly Sent[], kept: readonly Kept[]): RecordFaults {
  const faults: RecordFaults = { lost: [], halves: [], invented: [] };
  const places = new Map(kept.map((one) => [placeText(one), one]));
  const byMark = Map.groupBy(
    kept.filter(({ resource }) => resource !== undefined),
    ({ resource }) => markOf(resource as Resource),
  );
  for (const one of sent) {
    if (one.deletes !== undefined) checkDeletion(one, places, faults);
    else checkContents(one, byMark.get(one.mark) ?? [], places, faults);
  }
  return faults;
}

function checkDeletion({ told, named, mark }: Sent, places: ReadonlyMap<string, Kept>, { lost }: RecordFaults): void {
  if (told !== 'acknowledged') return;
  for (const one of named) {
    const there = places.get(placeText(one));
    if (there === undefined || there.resource !== undefined) lost.push(`${mark}: deletion ${placeText(one)}`);
  }
}

function checkContents(
  { told, named, mark, contents }: Sent,
  found: readonly Kept[],
  places: ReadonlyMap<string, Kept>,
  faults: RecordFaults,
): void {
  if (told === 'refused' && found.length > 0) faults.invented.push(`${mark}: refused, and ${found.length} are there`);
  if (found.length > contents.length)
    faults.invented.push(`${mark}: ${contents.length} sent, ${found.length} are there`);
  if (found.length > 0 && found.length < contents.length)
    faults.halves.push(`${mark}: ${found.length} of ${contents.length} are there`);
  const patient = found.find(({ type }) => type === 'Patient');
  const urn = contents.flatMap((content) => /urn:uuid:[0-9a-f-]{36}/u.exec(writeJson(content)) ?? [])[0];
  const expected = contents.map((content) => contentText(content, urn, `Patient/${patient?.id ?? ''}`));
  if (told === 'acknowledged') {
    for (const [n, text] of expected.entries()) {
      const place = named[n];
      const there = place && places.get(placeText(place))?.resource;
      if (there === undefined || contentText(there) !== text)
        faults.lost.push(`${mark}: ${place ? placeText(place) : `entry ${n}`}`);
    }
  } else if (told === 'doubt' && found.length === contents.length) {
    const there = found.map(({ resource }) => contentText(resource as Resource)).toSorted();
    if (there.join('\n') !== expected.toSorted().join('\n'))
      faults.halves.push(`${mark}: other contents than were sent`);
  }
}

/** That versions have no gaps, that nothing is there which nobody sent, and what is there now is the newest version. */
export async function checkWhole(
  writing: Writing,
  sent: readonly Sent[],
  kept: readonly Kept[],
): Promise<readonly string[]> {
  const odd: string[] = [];
  const marks = new Set(sent.map(({ mark }) => mark));
  for (const one of kept)
    if (one.resource !== undefined && !marks.has(markOf(one.resource))) odd.push(`${placeText(one)}: nobody sent it`);
  const resources = Map.groupBy(kept, ({ type, id }) => `${type}/${id}`);
  for (const [name, versions] of resources) {
    const numbers = versions.map(({ version }) => version).toSorted((a, b) => a - b);
    if (numbers.some((version, n) => version !== n + 1)) odd.push(`${name}: versions ${numbers.join(', ')}`);
  }
  // Those with several versions, and every hundredth of the others.
  const looked = [...resources].filter(([, versions], n) => versions.length > 1 || n % 100 === 0);
  for (const [name, versions] of looked) {
    const newest = versions.toSorted((a, b) => b.version - a.version)[0];
    const answer = await ask(writing, 'GET', `/${name}`);
    const right =
      newest?.resource === undefined
        ? answer?.status === 410
        : answer?.status === 200 && answer.etag === `W/"${newest.version}"`;
    if (!right)
      odd.push(`${name}: answers ${answer?.status} ${answer?.etag}, the newest version is ${newest?.version}`);
  }
  return odd;
}

/** Whether search finds what was acknowledged, for some of the marks. */
export async function checkSearch(writing: Writing, sent: readonly Sent[]): Promise<readonly string[]> {
  const odd: string[] = [];
  const acknowledged = sent.filter(
    ({ told, contents }) =>
      told === 'acknowledged' && contents.some(({ resourceType }) => resourceType === 'Observation'),
  );
  const step = Math.ceil(acknowledged.length / 50);
  for (const { mark, contents } of acknowledged.filter((_, n) => n % step === 0)) {
    const expected = contents.filter(({ resourceType }) => resourceType === 'Observation').length;
    const answer = await ask(
      writing,
      'GET',
      `/Observation?_tag=${encodeURIComponent(`${MARKS}|${mark}`)}&_summary=count`,
    );
    const { total } = JSON.parse(answer?.text ?? '{}') as { readonly total?: number };
    if (total !== expected) odd.push(`${mark}: search finds ${total} of ${expected}`);
  }
  return odd;
}
