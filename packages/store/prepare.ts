import { typeNumber, type Resource } from '#fhir';
import { Refusal } from '#kernel';
import type { DataKey } from '#security';
import { contentOf } from './content.ts';
import { HOUSE_OWNER } from './data-keys.ts';
import type { Engine, Indexed } from './engine.ts';
import type { SealedRow, WriteRow } from './row.ts';
import { unknownType } from './refusals.ts';

/** A resource that passed validation, indexed, waiting for its data key. */
export interface Draft {
  readonly type: string;
  readonly id: string;
  readonly self: bigint;
  readonly content: string;
  readonly indexed: Indexed;
}

/** Validates and indexes a resource under its id; refuses what breaks a rule of the base specification. */
export function draft(engine: Engine, resource: Resource, id: string): Draft {
  const type = resource.resourceType;
  if (typeNumber(type) === undefined) throw unknownType(type);
  const named = { ...resource, id };
  refuseFaults(engine, named);
  return { type, id, self: engine.self(type, id), content: contentOf(named), indexed: engine.index(named) };
}

function refuseFaults(engine: Engine, resource: Resource): void {
  const faults = engine.validate(resource).filter(({ severity }) => severity === 'error');
  const [first] = faults;
  if (first === undefined) return;
  const details = faults.map(({ code, words, expression }) => ({ code, words, expression }));
  throw new Refusal('incorrect', first.code, first.words, { details });
}

/** The data keys of drafts by owner, their units written down: all that must stand before their rows can. */
export async function keysOf(
  { dataKeys, units }: Engine,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<bigint, DataKey>> {
  await units.ensure(drafts.flatMap(({ indexed }) => indexed.units));
  return dataKeys.forOwners(drafts.map(({ indexed }) => keyOwner(indexed.patient)));
}

/** Data key owner of what is about this patient. */
export const keyOwner = (patient: bigint): bigint => (patient === 0n ? HOUSE_OWNER : patient);

/** The row of a new version: sealed under its patient's key. `before` is the version it replaces. */
export function sealedRow(
  engine: Engine,
  { type, id, self, content, indexed }: Draft,
  key: DataKey,
  place: { readonly key: bigint; readonly owner: number; readonly before: SealedRow | undefined },
): WriteRow {
  if (place.before !== undefined) checkIdentity(type, id, place.before);
  const expected = place.before?.version ?? 0;
  const owner = place.before?.owner ?? place.owner;
  const sealed = { owner: String(owner), type, id, version: expected + 1 };
  return {
    key: place.before?.key ?? place.key,
    self,
    type: typeNumber(type) ?? 0,
    id,
    expected,
    owner,
    patient: indexed.patient,
    datakey: key.id,
    deleted: false,
    dateLo: indexed.dateLo,
    dateHi: indexed.dateHi,
    extractor: indexed.extractor,
    facts: indexed.facts,
    links: indexed.links,
    dates: indexed.dates,
    numbers: indexed.numbers,
    content: engine.envelopes.seal(key, sealed, Buffer.from(content, 'utf8')),
  };
}

/** Whether a row is that of the identity by whose hash it was found; two may have one (2.7e-6 for any pair among 10 million). */
export const isNamed = (row: SealedRow, type: string, id: string): boolean =>
  row.id === id && row.type === typeNumber(type);

/** Writing over another resource with the same identity hash is a loud fault. */
export function checkIdentity(type: string, id: string, row: SealedRow): void {
  if (isNamed(row, type, id)) return;
  throw new Error(`${type}/${id} has the identity hash of type ${row.type}, id ${row.id}`);
}

const NOTHING = new Uint8Array(0);
/** The greatest smallint. */
const NEWEST = 32_767;

/** The row that marks a resource as deleted: no content, found by nothing. */
export const tombstone = (before: SealedRow, self: bigint): WriteRow => ({
  key: before.key,
  self,
  type: before.type,
  id: before.id,
  expected: before.version,
  owner: before.owner,
  patient: before.patient,
  datakey: before.datakey,
  deleted: true,
  dateLo: undefined,
  dateHi: undefined,
  extractor: NEWEST,
  facts: NOTHING,
  links: NOTHING,
  dates: [],
  numbers: [],
  content: Buffer.alloc(0),
});
