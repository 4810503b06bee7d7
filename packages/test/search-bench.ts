import { readFileSync } from 'node:fs';
import { typeNumber, typeOf } from '#fhir';
import { hash64, hashKey, newHash64 } from '#security';
import { temporaryDatabase } from '#database';
import {
  answerSearch,
  bigintOf,
  includedRows,
  newExtractor,
  NO_STATISTICS,
  parseSearch,
  standardRegistry,
  ucum,
  type AnswerContext,
  type Hash,
  type MatchRow,
  type SearchPort,
  type SearchScope,
  type Statement,
} from '#search';
import { openSql, type Sql } from '#store';

/** A resource as tests write it. */
export type BenchResource = { readonly resourceType: string; readonly id: string; readonly [member: string]: unknown };

/** A row with its content in clear: the tests of this room seal nothing. */
export interface ClearRow extends MatchRow {
  readonly content: Buffer;
}

const key = hashKey(1, new Uint8Array(16));
const out = newHash64();

/** The hash of the tests. */
export const testHash: Hash = (text) => hash64(key, text, out);

const self = (reference: string): bigint => bigintOf(testHash(reference));

/** Statistics that a search is planned with. */
export type Planned = Partial<Pick<AnswerContext, 'breadth' | 'followed' | 'access'>>;

/** What a search of the bench answers. */
export interface BenchAnswer {
  /** Ids of the matches, in order. */
  readonly ids: readonly string[];
  readonly total: number | undefined;
  readonly next: string | undefined;
  /** `Type/id` of what was included. */
  readonly included: readonly string[];
  /** What was sent to the database, in order. */
  readonly statements: readonly Statement[];
}

/** A database with the search tables of the store, filled by the extraction of `#search` and asked by its plans. */
export interface SearchBench {
  readonly sql: Sql;
  load(resources: readonly BenchResource[]): Promise<void>;
  search(type: string | SearchScope, query: string, planned?: Planned): Promise<BenchAnswer>;
  stop(): Promise<void>;
}

/** How a bench is opened. */
export interface BenchOptions {
  readonly zone?: string;
  /** Milliseconds since 1970, for `ap` of dates. */
  readonly now?: number;
  readonly codes?: SearchPort<ClearRow>['codes'];
}

/** Opens an empty bench on a throw-away database; nothing is sealed in it. */
export async function openSearchBench({
  zone = 'Asia/Shanghai',
  now = Date.parse('2026-01-01T00:00:00Z'),
  codes = () => Promise.resolve([]),
}: BenchOptions = {}): Promise<SearchBench> {
  const database = await temporaryDatabase({ fsync: false });
  const sql = openSql(database.config, 1);
  await sql.script(readFileSync(new URL('../store/schema/0001-store.sql', import.meta.url), 'utf8'));
  const registry = standardRegistry();
  const extract = newExtractor(registry, { hash: testHash, zone, canonicalUnit: ucum });
  const context: AnswerContext = {
    registry,
    hash: testHash,
    canonicalUnit: ucum,
    breadth: NO_STATISTICS,
    zone,
    bases: [],
  };
  let last = 0n;
  return {
    sql,
    load: (resources) =>
      sql.transaction(async (on) => {
        for (const resource of resources) {
          last += 1n;
          await insert(on, last, resource, extract(resource));
        }
      }),
    async search(scope, query, planned = {}) {
      const statements: Statement[] = [];
      const port = portOf(sql, statements, codes);
      const asked = typeof scope === 'string' ? { types: [scope] } : scope;
      const options = { zone, handling: 'strict', defaultCount: 1000, maxCount: 1000, now } as const;
      const request = parseSearch(asked, [...new URLSearchParams(query)], registry, options);
      const answer = await answerSearch(request, { ...context, ...planned }, port);
      const included = await includedRows(request, answer.matches, { ...context, ...planned }, port);
      return {
        ids: answer.matches.map(({ row }) => String(row['id'])),
        total: answer.total,
        next: answer.next,
        included: included.map((row) => `${typeOf(row.type) ?? ''}/${String(row['id'])}`),
        statements,
      };
    },
    async stop() {
      await sql.end();
      await database.stop();
    },
  };
}

function portOf(sql: Sql, statements: Statement[], codes: SearchPort<ClearRow>['codes']): SearchPort<ClearRow> {
  return {
    columns: 'r.key, r.self, r.type, r.id, r.content',
    rows(statement) {
      statements.push(statement);
      return sql.query<ClearRow>('', statement.text, statement.values);
    },
    async count(statement) {
      statements.push(statement);
      const [row] = await sql.query<{ readonly count: bigint }>('', statement.text, statement.values);
      return Number(row?.count);
    },
    open: (row) => JSON.parse(row.content.toString('utf8')) as object,
    codes,
  };
}

const infinite = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined
    ? null
    : milliseconds === Infinity
      ? 'infinity'
      : milliseconds === -Infinity
        ? '-infinity'
        : new Date(milliseconds).toISOString();

function numbersOf(bytes: Buffer): string {
  const numbers: bigint[] = [];
  for (let at = 0; at < bytes.length; at += 8) numbers.push(bytes.readBigInt64BE(at));
  return `{${numbers.join()}}`;
}

async function insert(
  sql: Sql,
  number: bigint,
  resource: BenchResource,
  row: ReturnType<ReturnType<typeof newExtractor>>,
): Promise<void> {
  const meta = resource['meta'] as { readonly lastUpdated?: string } | undefined;
  await sql.query(
    'bench-resource',
    `insert into suwen.resource (key, self, patient, datakey, updated, date_lo, date_hi, owner, version, type, extractor, hashkey, id, facts, links, content)
     values ($1, $2, $3, 0, $4, $5, $6, 1, 1, $7, 1, 1, $8, $9, $10, $11)`,
    [
      number,
      self(`${resource.resourceType}/${resource.id}`),
      row.patient === undefined ? 0n : self(row.patient),
      meta?.lastUpdated ?? '2025-06-01T00:00:00Z',
      infinite(row.dateLo),
      infinite(row.dateHi),
      typeNumber(resource.resourceType),
      resource.id,
      numbersOf(row.facts),
      numbersOf(row.links),
      Buffer.from(JSON.stringify(resource)),
    ],
  );
  for (const { slot, lo, hi } of row.dates)
    await sql.query('bench-date', 'insert into suwen.date_value values ($1, $2, $3, $4)', [
      slot,
      number,
      infinite(lo),
      infinite(hi),
    ]);
  for (const { slot, unit, lo, hi } of row.numbers)
    await sql.query('bench-number', 'insert into suwen.number_value values ($1, $2, $3, $4, $5)', [
      slot,
      number,
      unit,
      lo,
      hi,
    ]);
  for (const unit of row.units) {
    await sql.query('bench-unit', 'insert into suwen.unit values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [
      unit.unit,
      unit.system,
      unit.code,
      unit.label,
      unit.base ?? null,
      unit.factor,
    ]);
  }
}
