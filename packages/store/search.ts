import { typeNumber } from '#fhir';
import {
  answerSearch,
  includedRows,
  parseSearch,
  type AnswerContext,
  type CodesAsk,
  type SearchPort,
  type SearchRequest,
} from '#search';
import { ACTION } from './action.ts';
import type { FindRows } from './condition.ts';
import { resourceOf } from './content.ts';
import type { Engine } from './engine.ts';
import type { Found, Pairs, SearchPage, SearchScope, Session } from './fhir-store.ts';
import { logReading } from './log-reading.ts';
import { unknownType } from './refusals.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import type { Sql } from './sql.ts';
import { statementName } from './statement-name.ts';
import { opened } from './version.ts';

/** A row as a search brings it. */
export interface FoundRow extends SealedRow {
  readonly self: bigint;
  readonly flags?: readonly boolean[];
  readonly [column: string]: unknown;
}

/** What searching stands on besides the engine; composed by the door. */
export interface SearchSetting {
  /** Registry, hashes and statistics as they are now. */
  readonly context: () => AnswerContext;
  /** Page size without `_count`, and its upper bound. */
  readonly defaultCount: number;
  readonly maxCount: number;
  /** Codes of a value set or hierarchy (`:in`, `:below`); a Refusal when it is not loaded. */
  readonly codes: (
    ask: CodesAsk,
    name: string,
  ) => Promise<readonly { readonly system: string; readonly code: string }[]>;
}

const COLUMNS = `${SEALED_COLUMNS}, r.self`;

/** Answers a search. */
export async function search(
  engine: Engine,
  setting: SearchSetting,
  session: Session,
  scope: SearchScope,
  query: Pairs,
): Promise<SearchPage> {
  const context = setting.context();
  const request = readRequest(setting, context, engine.now(), scope, query);
  const port = portOf(engine, setting, engine.sql);
  const { matches, total, next } = await answerSearch(request, context, port);
  const rows = matches.map(({ row }) => row);
  const included = request.includes.length === 0 ? [] : await includedRows(request, matches, context, port);
  const type = scope.type === undefined ? 0 : (typeNumber(scope.type) ?? 0);
  logReading(engine, session, ACTION.search, type, [...rows, ...included]);
  return {
    found: [...rows.map((row) => found(engine, row, 'match')), ...included.map((row) => found(engine, row, 'include'))],
    ignored: request.ignored.map(({ name, reason }) => ({ name, reason: `${reason['zh-CN']} / ${reason.en}` })),
    ...(next === undefined ? {} : { next }),
    ...(total === undefined || request.total === 'none' ? {} : { total }),
  };
}

const found = (engine: Engine, row: SealedRow, mode: Found['mode']): Found => ({ version: opened(engine, row), mode });

/** Finds rows for a conditional interaction or a rule, at most `limit`, on the connection of its transaction. */
export const finder =
  (engine: Engine, setting: SearchSetting): FindRows =>
  async (sql, _session, type, query, limit) => {
    const context = setting.context();
    const request = readRequest(setting, context, engine.now(), { type, handling: 'strict' }, query);
    const { matches } = await answerSearch(
      { ...request, count: limit, total: 'none' },
      context,
      portOf(engine, setting, sql),
    );
    return matches.map(({ row }) => row);
  };

/** How `answerSearch` reaches the database on a connection. */
export const portOf = (engine: Engine, { codes }: Pick<SearchSetting, 'codes'>, sql: Sql): SearchPort<FoundRow> => ({
  columns: COLUMNS,
  rows: ({ text, values }) => sql.query<FoundRow>(statementName(engine.sql, text), text, values),
  count: async ({ text, values }) => {
    const [row] = await sql.query<{ readonly count: bigint }>(statementName(engine.sql, text), text, values);
    return Number(row?.count ?? 0n);
  },
  open: (row) => resourceOf(opened(engine, row).text),
  codes,
});

function readRequest(
  setting: SearchSetting,
  { registry, zone, bases }: AnswerContext,
  now: number,
  scope: SearchScope,
  query: Pairs,
): SearchRequest {
  const { type, compartment, handling } = scope;
  if (type !== undefined && typeNumber(type) === undefined) throw unknownType(type);
  const types = type === undefined ? ('all' as const) : [type];
  const { defaultCount, maxCount } = setting;
  return parseSearch(
    compartment === undefined ? { types } : { types, compartment: { type: compartment.name, id: compartment.id } },
    query,
    registry,
    { zone, handling, defaultCount, maxCount, now, bases },
  );
}
