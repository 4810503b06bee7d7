import { ACTION } from './action.ts';
import type { Engine } from './engine.ts';
import type { Session, Version } from './fhir-store.ts';
import { versionRow } from './history-rows.ts';
import { logReading } from './log-reading.ts';
import { isNamed } from './prepare.ts';
import { gone, noSuchVersion, notFound } from './refusals.ts';
import { opened } from './version.ts';
import { existing } from './write-one.ts';

/** The current version; refuses `not-found` and `gone`. */
export async function read(engine: Engine, session: Session, type: string, id: string): Promise<Version> {
  const row = existing(type, id, await engine.readRow(engine.self(type, id)));
  const version = opened(engine, row);
  logReading(engine, session, ACTION.read, row.type, [row]);
  return version;
}

/** One version, current or superseded. */
export async function vread(
  engine: Engine,
  session: Session,
  type: string,
  id: string,
  version: string,
): Promise<Version> {
  const current = await engine.readRow(engine.self(type, id));
  if (current === undefined || !isNamed(current, type, id)) throw notFound(type, id);
  if (!/^\d{1,9}$/u.test(version)) throw noSuchVersion(type, id, version);
  const wanted = Number(version);
  const row = current.version === wanted ? current : await versionRow(engine.sql, current.type, current.key, wanted);
  if (row === undefined) throw noSuchVersion(type, id, version);
  if (row.deleted) throw gone(type, id);
  logReading(engine, session, ACTION.vread, row.type, [row]);
  return opened(engine, row);
}
