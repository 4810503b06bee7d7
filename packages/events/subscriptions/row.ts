import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { typeNumber, typeOf } from '#fhir';
import type { Session, Sql } from '#store';
import { subscriptionUnknown } from '../refusals.ts';

/** States of a subscription (R4 subscription-status). */
export type State = 'requested' | 'active' | 'error' | 'off';

/** A subscription as the worker keeps it. */
export interface Row {
  readonly id: string;
  readonly state: State;
  /** Events since it began. */
  readonly number: number;
  readonly sent: number;
  readonly agent: number;
  readonly owner: number;
  /** Version of the resource that is in force. */
  readonly version: number;
  readonly fault: string | null;
}

/** An event of a subscription. */
export interface NumberedEvent {
  readonly number: number;
  readonly at: Date;
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

const COLUMNS = 'id, state, number::int, sent::int, agent, owner, version, fault';

/** All subscriptions that are not off. */
export const liveRows = (sql: Sql): Promise<readonly Row[]> =>
  sql.query<Row>('subscriptions', `select ${COLUMNS} from suwen.subscription where state <> 'off' order by id`, []);

/** One subscription; undefined where it is not in force. */
export async function findRow(sql: Sql, id: string): Promise<Row | undefined> {
  return (await sql.query<Row>('subscription', `select ${COLUMNS} from suwen.subscription where id = $1`, [id]))[0];
}

/** Milliseconds that one waits for the worker to take up a subscription that was just written. */
const PATIENCE_MS = 2000;

/** One subscription, waited for a moment while the worker takes it up; refuses `not-found`. */
export async function demandRow(sql: Sql, id: string): Promise<Row> {
  for (let waited = 0; ; waited += 50) {
    const row = await findRow(sql, id);
    if (row !== undefined) return row;
    if (waited >= PATIENCE_MS) throw subscriptionUnknown(id);
    await pause(50);
  }
}

/** Subscriptions of an agent. */
export const rowsOf = (sql: Sql, agent: number): Promise<readonly Row[]> =>
  sql.query<Row>('subscriptions-of', `select ${COLUMNS} from suwen.subscription where agent = $1 order by id`, [agent]);

/** The session in which content is read for a subscription: its owner's. */
export const ownerSession = ({ id, agent, owner }: Pick<Row, 'id' | 'agent' | 'owner'>): Session => ({
  agent,
  owner,
  request: randomUUID(),
  note: `subscription ${id}`,
});

interface EventRow extends Omit<NumberedEvent, 'type'> {
  readonly type: number;
}

/** Events of a subscription from one number to another, both inclusive, at most `most`. */
export async function eventsOf(
  sql: Sql,
  id: string,
  from: number,
  to: number,
  most: number,
): Promise<readonly NumberedEvent[]> {
  const rows = await sql.query<EventRow>(
    'subscription-events',
    `select number::int, at, type, focus as id, version from suwen.subscription_event
     where subscription = $1 and number between $2 and $3 order by number limit $4`,
    [id, from, to, most],
  );
  return rows.map((row) => ({ ...row, type: typeOf(row.type) ?? '' }));
}

/** Gives the events of one commit order their numbers, without gaps; the row is held until the transaction ends. */
export async function numberEvents(
  sql: Sql,
  id: string,
  events: readonly Omit<NumberedEvent, 'number'>[],
): Promise<number> {
  const [row] = await sql.query<{ readonly number: number }>(
    'subscription-number',
    'update suwen.subscription set number = number + $2 where id = $1 returning number::int',
    [id, events.length],
  );
  const last = row?.number ?? 0;
  await sql.query(
    'subscription-event',
    `insert into suwen.subscription_event (subscription, number, at, type, focus, version)
     select $1, $2::bigint + e.place - 1, e.at, e.type, e.focus, e.version
     from unnest($3::timestamptz[], $4::smallint[], $5::text[], $6::int[]) with ordinality e(at, type, focus, version, place)`,
    [
      id,
      last - events.length + 1,
      events.map(({ at }) => at),
      events.map(({ type }) => typeNumber(type)),
      events.map((event) => event.id),
      events.map(({ version }) => version),
    ],
  );
  return last;
}

/** Changes the state, if it is one of those expected; returns whether it was. */
export async function moveState(
  sql: Sql,
  id: string,
  from: readonly State[],
  to: State,
  fault: string | null,
): Promise<boolean> {
  const moved = await sql.query(
    'subscription-state',
    `update suwen.subscription set state = $3, fault = left($4, 1000) where id = $1 and state = any ($2::text[]) returning id`,
    [id, [...from], to, fault],
  );
  return moved.length > 0;
}

/** Remembers that the receiver took the events up to a number. */
export const rememberSent = async (sql: Sql, id: string, number: number): Promise<void> =>
  void (await sql.query('subscription-sent', 'update suwen.subscription set sent = greatest(sent, $2) where id = $1', [
    id,
    number,
  ]));

/** Days that events are kept for catching up. */
const KEPT_DAYS = 30;

/** Forgets events that are too old to be caught up with. */
export const forgetEvents = async (sql: Sql, now: number): Promise<void> =>
  void (await sql.query(
    'subscription-forget',
    `delete from suwen.subscription_event where at < to_timestamp($1::float8 / 1000) - make_interval(days => ${KEPT_DAYS})`,
    [now],
  ));
