import { readFileSync } from 'node:fs';
import pg from 'pg';
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
} from '../index.ts';

/** A resource as tests write it. */
export type Stored = { readonly resourceType: string; readonly id: string; readonly [member: string]: unknown };

/** A row with its content in clear: the tests of this room seal nothing. */
interface ClearRow extends MatchRow {
  readonly content: Buffer;
}

const key = hashKey(1, new Uint8Array(16));
const out = newHash64();

/** The hash of the tests. */
export const testHash: Hash = (text) => hash64(key, text, out);

const self = (reference: string): bigint => bigintOf(testHash(reference));

/** A database with the tables of the store, filled by this room's extraction and asked by its plans. */
export interface BenchStore {
  readonly client: pg.Client;
  readonly context: AnswerContext;
  load(resources: readonly Stored[]): Promise<void>;
  /** Ids in order, and what else the answer says. */
  search(type: string | SearchScope, query: string, statistics?: Partial<Pick<AnswerContext, 'breadth' | 'followed'>>): Promise<{ readonly ids: readonly string[]; readonly total: number | undefined; readonly next: string | undefined; readonly included: readonly string[] }>;
  /** The statements of the last search. */
  readonly statements: Statement[];
  stop(): Promise<void>;
}

/** Opens an empty database. */
export async function openBenchStore(zone = 'Asia/Shanghai', now: number = Date.parse('2026-01-01T00:00:00Z')): Promise<BenchStore> {
  const database = await temporaryDatabase({ fsync: false });
  const client = new pg.Client({ ...database.config, types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === 20 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format)) } } as pg.ClientConfig);
  await client.connect();
  await client.query(readFileSync(new URL('../../store/schema/0001-store.sql', import.meta.url), 'utf8'));
  const registry = standardRegistry();
  const extract = newExtractor(registry, { hash: testHash, zone, canonicalUnit: ucum });
  const context: AnswerContext = { registry, hash: testHash, canonicalUnit: ucum, breadth: NO_STATISTICS, zone, bases: [] };
  const statements: Statement[] = [];
  let last = 0n;
  const port: SearchPort<ClearRow> = {
    columns: 'r.key, r.self, r.type, r.id, r.content',
    rows: async (statement) => {
      statements.push(statement);
      return (await client.query<ClearRow>(statement.text, [...statement.values])).rows;
    },
    count: async (statement) => {
      statements.push(statement);
      return Number((await client.query<{ readonly count: bigint }>(statement.text, [...statement.values])).rows[0]?.count);
    },
    open: (row) => JSON.parse(row.content.toString('utf8')) as object,
    codes: () => Promise.resolve([]),
  };
  return {
    client,
    context,
    statements,
    async load(resources) {
      for (const resource of resources) {
        last += 1n;
        await insert(client, last, resource, extract(resource));
      }
    },
    async search(scope, query, statistics = {}) {
      statements.length = 0;
      const request = parseSearch(typeof scope === 'string' ? { types: [scope] } : scope, [...new URLSearchParams(query)], registry, {
        zone,
        handling: 'strict',
        defaultCount: 1000,
        maxCount: 1000,
        now,
      });
      const answer = await answerSearch(request, { ...context, ...statistics }, port);
      const included = await includedRows(request, answer.matches, { ...context, ...statistics }, port);
      return { ids: answer.matches.map(({ row }) => String(row['id'])), total: answer.total, next: answer.next, included: included.map((row) => `${typeOf(row.type)}/${String(row['id'])}`) };
    },
    async stop() {
      await client.end();
      await database.stop();
    },
  };
}

const infinite = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : milliseconds === Infinity ? 'infinity' : milliseconds === -Infinity ? '-infinity' : new Date(milliseconds).toISOString();

function numbersOf(bytes: Buffer): string {
  const numbers: bigint[] = [];
  for (let at = 0; at < bytes.length; at += 8) numbers.push(bytes.readBigInt64BE(at));
  return `{${numbers.join()}}`;
}

async function insert(client: pg.Client, number: bigint, resource: Stored, row: ReturnType<ReturnType<typeof newExtractor>>): Promise<void> {
  const meta = resource['meta'] as { readonly lastUpdated?: string } | undefined;
  await client.query(
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
  for (const { slot, lo, hi } of row.dates) await client.query('insert into suwen.date_value values ($1, $2, $3, $4)', [slot, number, infinite(lo), infinite(hi)]);
  for (const { slot, unit, lo, hi } of row.numbers) await client.query('insert into suwen.number_value values ($1, $2, $3, $4, $5)', [slot, number, unit, lo, hi]);
  for (const unit of row.units) {
    await client.query('insert into suwen.unit values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [unit.unit, unit.system, unit.code, unit.label, unit.base ?? null, unit.factor]);
  }
}
