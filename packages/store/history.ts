import { typeNumber } from '#fhir';
import type { Engine } from './engine.ts';
import type { HistoryPage, HistoryRange, HistoryScope, Session } from './fhir-store.ts';
import { countHistory, historyRows, positionText, readPosition } from './history-rows.ts';
import { cursorWrong, notFound, unknownType } from './refusals.ts';
import { logReading } from './log-reading.ts';
import { isNamed } from './prepare.ts';
import { opened } from './version.ts';
import { ACTION } from './action.ts';

/** A page of the history of an instance, a type or all, newest first. */
export async function readHistory(
  engine: Engine,
  session: Session,
  { type, id }: HistoryScope,
  range: HistoryRange,
): Promise<HistoryPage> {
  const number = type === undefined ? undefined : typeNumber(type);
  if (type !== undefined && number === undefined) throw unknownType(type);
  const row = type !== undefined && id !== undefined ? await engine.readRow(engine.self(type, id)) : undefined;
  if (id !== undefined && (row === undefined || !isNamed(row, type ?? '', id))) throw notFound(type ?? '', id);

  const { cursor, ...rest } = range;
  const position = cursor === undefined ? undefined : readPosition(cursor);
  if (cursor !== undefined && position === undefined) throw cursorWrong();
  const scope = { ...(row === undefined ? {} : { key: row.key }), ...(number === undefined ? {} : { type: number }) };
  if (range.count === 0)
    return { versions: [], total: await countHistory(engine.sql, scope, { ...rest, cursor: position }) };
  const rows = await historyRows(engine.sql, scope, { ...rest, cursor: position });

  const page = rows.slice(0, range.count);
  const last = page.at(-1);
  const whole = range.since === undefined && range.at === undefined;
  logReading(engine, session, ACTION.history, number ?? 0, page);
  return {
    versions: page.map((one) => opened(engine, one)),
    ...(rows.length > range.count && last !== undefined ? { next: positionText(last) } : {}),
    // Every version is kept, so the newest number is their count.
    ...(row !== undefined && whole
      ? { total: row.version }
      : rows.length <= range.count && cursor === undefined
        ? { total: rows.length }
        : {}),
  };
}
