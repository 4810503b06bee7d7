import { typeNumber } from '#fhir';
import { ACTION } from './action.ts';
import { int2Array, int8Array } from './binary-array.ts';
import type { Engine } from './engine.ts';
import type { Session, Version } from './fhir-store.ts';
import { logReading } from './log-reading.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import { opened } from './version.ts';
import { existing } from './write-one.ts';

/** Which part of a patient's record. */
export interface EverythingRange {
  /** Clinical dates, milliseconds: resources without a clinical date are always in. */
  readonly start?: number;
  readonly end?: number;
  /** Only versions since. */
  readonly since?: number;
  readonly types?: readonly string[];
}

/** Facts by which a resource stands in a patient's compartment though it is about several patients. */
export type CompartmentFacts = (patient: bigint) => readonly bigint[];

const BATCH = 200;
/** Types that a record points out of itself to: fetched with it (operation-patient-everything: supporting resources). */
const SUPPORTING = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
  'Substance',
  'Device',
  'HealthcareService',
  'Endpoint',
  'Questionnaire',
];

interface LinkedRow extends SealedRow {
  readonly targets: readonly string[];
}

/** The patient, all that is in the patient's compartment, and what it points to; in batches, as they are read. */
export async function* everything(
  engine: Engine,
  facts: CompartmentFacts,
  session: Session,
  id: string,
  range: EverythingRange,
): AsyncGenerator<readonly Version[]> {
  const self = engine.self('Patient', id);
  const patient = existing('Patient', id, await engine.readRow(self));
  const wanted = range.types === undefined ? undefined : new Set(range.types.map((type) => typeNumber(type) ?? 0));
  const seen = new Set<bigint>();
  const targets = new Set<bigint>();
  const give = (rows: readonly LinkedRow[]): readonly Version[] => {
    const shown = fresh(rows, seen, targets).filter(({ type }) => wanted === undefined || wanted.has(type));
    // All of it is shown as part of this patient's record, also what is about several or about nobody.
    const lines = shown.map((row) => ({ ...row, patient: self }));
    if (lines.length > 0) logReading(engine, session, ACTION.operation, patient.type, lines);
    return shown.map((row) => opened(engine, row));
  };
  yield give([{ ...patient, targets: [] }]);
  let after = { type: 0, key: 0n };
  for (;;) {
    const rows = await ofPatient(engine, self, range, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = { type: last.type, key: last.key };
    yield give(rows);
  }
  const shared = facts(self);
  if (shared.length > 0) yield give(await ofSeveral(engine, shared, range));
  yield give(await supporting(engine, [...targets]));
}

/** Rows that were not there before; what all of them point to is noted. */
function fresh(rows: readonly LinkedRow[], seen: Set<bigint>, targets: Set<bigint>): readonly LinkedRow[] {
  // The patient was given first, and comes again with what it points to.
  for (const { targets: linked } of rows) for (const target of linked) targets.add(BigInt(target));
  const left = rows.filter(({ key }) => !seen.has(key));
  for (const { key } of left) seen.add(key);
  return left;
}

/** Targets of the links, as text: every second one of the pairs. */
const TARGETS = `(select coalesce(array_agg(l.target::text), '{}') from unnest(r.links) with ordinality l(target, n) where l.n % 2 = 0) as targets`;

const IN_RANGE = `not r.deleted
  and ($2::float8 is null or r.date_hi is null or r.date_hi >= to_timestamp($2 / 1000))
  and ($3::float8 is null or r.date_lo is null or r.date_lo < to_timestamp($3 / 1000))
  and ($4::float8 is null or r.updated >= to_timestamp($4 / 1000))`;

const rangeValues = ({ start, end, since }: EverythingRange): readonly unknown[] => [
  start ?? null,
  end ?? null,
  since ?? null,
];

// Orders are of expressions: a plan that serves every value would else walk the primary key to find a few rows. And it
// cannot know that a patient is not 0, which the index of patients asks for.
const ofPatient = (
  engine: Engine,
  self: bigint,
  range: EverythingRange,
  after: { readonly type: number; readonly key: bigint },
): Promise<readonly LinkedRow[]> =>
  engine.sql.query<LinkedRow>(
    'everything-patient',
    `select ${SEALED_COLUMNS}, ${TARGETS} from suwen.resource r
     where r.patient = $1 and r.patient <> 0 and ${IN_RANGE} and (r.type + 0, r.key + 0) > ($5::int, $6::bigint)
     order by r.type + 0, r.key + 0 limit ${BATCH}`,
    [self, ...rangeValues(range), after.type, after.key],
  );

const ofSeveral = (engine: Engine, facts: readonly bigint[], range: EverythingRange): Promise<readonly LinkedRow[]> =>
  engine.sql.query<LinkedRow>(
    'everything-shared',
    `select ${SEALED_COLUMNS}, ${TARGETS} from suwen.resource r
     where r.facts && $1::bigint[] and r.patient = 0 and ${IN_RANGE} order by r.type + 0, r.key + 0`,
    [int8Array(facts), ...rangeValues(range)],
  );

const supporting = (engine: Engine, targets: readonly bigint[]): Promise<readonly LinkedRow[]> =>
  engine.sql.query<LinkedRow>(
    'everything-supporting',
    `select ${SEALED_COLUMNS}, '{}'::text[] as targets from suwen.resource r
     where r.self = any ($1::bigint[]) and (r.type = any ($2::smallint[])) is true and not r.deleted
     order by r.type + 0, r.key + 0`,
    [int8Array(targets), int2Array(SUPPORTING.map((type) => typeNumber(type) ?? 0))],
  );
