import { withLiteral, writeJson, type Basic, type Observation, type Patient, type Resource } from '#fhir';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf, type Chance } from './chance.ts';
import { ask, bundleText, marked, send, type Sent, type Writing } from './writing.ts';

/** Resources that a writer updates as its own. */
const OWN = 4;
/** Entries of an imported bundle. */
const IMPORTED = 300;

/** Starts `count` writers and one that posts large bundles; resolves when all have stopped going. */
export async function write(writing: Writing, count: number, seed: number, round: number): Promise<void> {
  const writers = Array.from({ length: count }, (_, n) =>
    writer(writing, n, chanceOf(seed * 1000 + n), `${round}.${n}`),
  );
  await Promise.all([...writers, importer(writing, chanceOf(seed * 1000 + count), `${round}.i`)]);
}

async function writer(writing: Writing, number: number, chance: Chance, name: string): Promise<void> {
  for (let n = 0; writing.going(); n += 1) {
    const mark = `${name}.${n}`;
    const dice = chance.next();
    const own = `w${number}-${chance.below(OWN)}`;
    const sent = await chosen(writing, chance, dice, own, mark);
    if (sent?.told !== 'acknowledged') await pause(20);
  }
}

function chosen(writing: Writing, chance: Chance, dice: number, own: string, mark: string): Promise<Sent | undefined> {
  if (dice < 0.35) return create(writing, chance, mark);
  if (dice < 0.6) return update(writing, own, mark);
  if (dice < 0.65) return update(writing, 'shared', mark);
  if (dice < 0.7)
    return send(writing, { mark, contents: [], deletes: { type: 'Basic', id: own } }, 'DELETE', `/Basic/${own}`);
  return transaction(writing, chance, own, mark);
}

async function importer(writing: Writing, chance: Chance, name: string): Promise<void> {
  for (let n = 0; writing.going(); n += 1) {
    const mark = `${name}.${n}`;
    const contents = Array.from({ length: IMPORTED }, (_, k) => observation(chance, mark, `Patient/import-${k % 10}`));
    const { told } = await send(
      writing,
      { mark, contents },
      'POST',
      '/',
      bundleText(contents.map((resource) => posted(resource))),
    );
    await pause(told === 'doubt' ? 30 : 5);
  }
}

function create(writing: Writing, chance: Chance, mark: string): Promise<Sent> {
  const content = observation(chance, mark, `Patient/p${chance.below(20)}`);
  return send(writing, { mark, contents: [content] }, 'POST', '/Observation', writeJson(content));
}

async function update(writing: Writing, id: string, mark: string): Promise<Sent | undefined> {
  const version = await currentVersion(writing, id);
  if (version === undefined) return undefined;
  const content = basic(id, mark);
  const condition = version === 0 ? {} : { 'If-Match': `W/"${version}"` };
  return send(writing, { mark, contents: [content] }, 'PUT', `/Basic/${id}`, writeJson(content), condition);
}

/** A new patient, findings about the patient, an own resource that is replaced: all or nothing. */
async function transaction(writing: Writing, chance: Chance, own: string, mark: string): Promise<Sent | undefined> {
  const version = await currentVersion(writing, own);
  if (version === undefined) return undefined;
  const patient: Patient = marked({ resourceType: 'Patient', name: [{ family: '李', given: [mark] }] }, mark);
  const urn = `urn:uuid:${crypto.randomUUID()}`;
  const findings = Array.from({ length: 1 + chance.below(6) }, () => observation(chance, mark, urn));
  const replaced = basic(own, mark);
  const put = {
    resource: replaced,
    request: { method: 'PUT', url: `Basic/${own}`, ...(version === 0 ? {} : { ifMatch: `W/"${version}"` }) },
  };
  const entries = [put, { ...posted(patient), fullUrl: urn }, ...findings.map((finding) => posted(finding))];
  return send(writing, { mark, contents: [replaced, patient, ...findings] }, 'POST', '/', bundleText(entries));
}

const posted = (resource: Resource): object => ({ resource, request: { method: 'POST', url: resource.resourceType } });

/** A finding with this mark. */
export const observation = (chance: Chance, mark: string, subject: string): Observation =>
  marked(
    {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
      subject: { reference: subject },
      effectiveDateTime: '2026-01-02T03:04:05+08:00',
      // A literal that a plain number would lose.
      valueQuantity: withLiteral(
        { value: 1.5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
        'value',
        `${chance.below(90)}.50`,
      ),
    },
    mark,
  );

const basic = (id: string, mark: string): Basic =>
  marked({ resourceType: 'Basic', id, code: { text: `甲 ${mark}` } }, mark);

/** The version that stands now, 0 where none does; undefined where nobody answers. */
async function currentVersion(writing: Writing, id: string): Promise<number | undefined> {
  const answer = await ask(writing, 'GET', `/Basic/${id}`);
  if (answer?.status === 404 || answer?.status === 410) return 0;
  const version = /^W\/"(\d+)"$/u.exec(answer?.etag ?? '')?.[1];
  return answer?.status === 200 && version !== undefined ? Number(version) : undefined;
}
