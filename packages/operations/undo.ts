import { parseJson, type Resource } from '#fhir';
import type { User } from '#kernel';
import { within, writtenVersions, type Engine, type FindRows, type Session } from '#store';
import { UNDO_MS } from './outbox.ts';
import { nothingToUndo, undoOverwritten, undoTooLate } from './refusals.ts';

/**
 * Undoes what a request of this user wrote at most 8 s ago: each resource returns to its version before, or is deleted
 * where there was none, if nobody wrote since; what waited in the outbox is withdrawn. Returns what was restored.
 */
export async function undo(engine: Engine, find: FindRows, session: Session, _user: User, request: string): Promise<readonly string[]> {
  return engine.sql.transaction(async (sql) => {
    const written = await writtenVersions(engine, sql, request, session.agent);
    if (written.length === 0) throw nothingToUndo();
    if (written.some(({ at }) => engine.now() - at > UNDO_MS)) throw undoTooLate();
    const { store, hold } = within(engine, find, sql, { ...session, note: `undo ${request}` });
    await hold(written.map(({ type, id }) => ({ reference: `${type}/${id}` })));
    for (const { type, id, current, version, before } of written) {
      if (current !== version) throw undoOverwritten(`${type}/${id}`);
      if (before === undefined) await store.delete({ reference: `${type}/${id}` });
      else await store.update(withVersion(parseJson(before) as unknown as Resource, version));
    }
    await sql.query('outbox-withdraw', `update suwen.outbox set state = 'withdrawn' where request = $1 and state = 'waiting'`, [request]);
    return written.map(({ type, id }) => `${type}/${id}`);
  });
}

const withVersion = (resource: Resource, version: number): Resource => ({ ...resource, meta: { ...resource.meta, versionId: String(version) } });
