import { UNDO_MS, withdraw } from '#events';
import type { Sql, Session, WrittenVersion } from '#store';
import { within, writtenVersions } from '#store';
import { nothingToUndo, undoLeft, undoNotOffered, undoOverwritten, undoTooLate } from './refusals.ts';
import { operationsOf, type Runner } from './run-operation.ts';

/**
 * Undoes what an operation of this user wrote under a request at most 8 s ago: each resource returns to its version
 * before, or is deleted where there was none, if nobody wrote since; what waited in the outbox is withdrawn. Only what
 * every operation concerned declares as undoable is undone. Returns what was restored.
 */
export async function undo(
  { engine, find, registry }: Pick<Runner, 'engine' | 'find' | 'registry'>,
  session: Session,
  request: string,
): Promise<readonly string[]> {
  return engine.sql.transaction(async (sql) => {
    const { hold, restore } = within(engine, find, sql, { ...session, note: `undo ${request}` });
    const first = await writtenVersions(engine, sql, request, session.agent);
    await hold(first.map(({ type, id }) => ({ reference: `${type}/${id}` })));
    // What is current counts only now that nobody else can write.
    const written = byResource(await writtenVersions(engine, sql, request, session.agent));
    if (written.length === 0) throw nothingToUndo();
    if (!(await offered(registry, sql, request))) throw undoNotOffered();
    if (written.some(({ at }) => engine.now() - at > UNDO_MS)) throw undoTooLate();
    for (const { type, id, current, version } of written) {
      if (current !== version) throw undoOverwritten(`${type}/${id}`);
    }
    if (!(await withdraw(sql, request))) throw undoLeft();
    for (const { type, id, before } of written) await restore(type, id, before);
    return written.map(({ type, id }) => `${type}/${id}`);
  });
}

/** One entry per resource: the newest version that the request made, and what stood before its first. */
function byResource(written: readonly WrittenVersion[]): readonly WrittenVersion[] {
  const found = new Map<string, WrittenVersion>();
  // Newest first: a later entry of the same resource is an earlier version.
  for (const one of written) {
    const name = `${one.type}/${one.id}`;
    const newest = found.get(name);
    found.set(name, newest === undefined ? one : { ...newest, before: one.before });
  }
  return [...found.values()];
}

async function offered(registry: Runner['registry'], sql: Sql, request: string): Promise<boolean> {
  const notes = await sql.query<{ readonly note: string | null }>(
    'undo-notes',
    `select distinct note from suwen.ledger where request = $1 and at > now() - interval '1 day'`,
    [request],
  );
  return notes.every(
    ({ note }) => note !== null && operationsOf(note).every((name) => registry.find(name)?.undo !== undefined),
  );
}
