import { Refusal } from '#kernel';
import { bindingWrong } from '../refusals.ts';
import { notification } from './notification.ts';
import type { SubscriptionParts } from './parts.ts';
import { demandRow, eventsOf, findRow, ownerSession, type NumberedEvent, type Row } from './row.ts';
import { readRule, type Rule } from './rule.ts';
import { versionOf } from './settle.ts';
import type { NotificationType } from './status.ts';

/** A subscription that a connection hears. */
export interface Bound {
  readonly expires: number;
  /** Sends the handshake. */
  greet(): Promise<void>;
  /** Sends what is new; called when something may be. */
  news(): void;
  end(): void;
}

/** For whom it is bound. */
interface Binding {
  readonly id: string;
  readonly agent: number;
  readonly expires: number;
}

/** Binds a subscription: its notifications go out by `send`, in order, without gaps from the handshake on. */
export function bindSubscription(
  parts: SubscriptionParts,
  { id, agent, expires }: Binding,
  send: (text: string) => void,
  unbind: () => void,
): Bound {
  const { store, base } = parts;
  const { sql, now } = store.engine;
  let sent = 0;
  let spoke = now();
  let rule: { readonly version: number; readonly rule: Rule } | undefined;
  const life = { ended: false };
  let beat: NodeJS.Timeout | undefined;

  const ruleOf = async (row: Row): Promise<Rule> => {
    if (rule?.version === row.version) return rule.rule;
    const subscription = await versionOf(parts, id, row.version, row);
    if (subscription === undefined) throw bindingWrong();
    const read = readRule(subscription);
    rule = { version: row.version, rule: read };
    clearInterval(beat);
    if (read.heartbeat !== undefined) beat = setInterval(() => queue(sayAlive), read.heartbeat * 1000).unref();
    return read;
  };
  const tell = async (row: Row, type: NotificationType, events: readonly NumberedEvent[]): Promise<void> => {
    const read = await ruleOf(row);
    const text = await notification({
      rule: read,
      row,
      type,
      events,
      content: read.content,
      base,
      store,
      session: ownerSession(row),
      now: now(),
    });
    if (life.ended) return;
    send(text);
    spoke = now();
  };
  const greet = async (): Promise<void> => {
    const row = await demandRow(sql, id);
    // The right was given to who owned it then; whoever took it over asks for a token of their own.
    if (row.agent !== agent) throw bindingWrong();
    sent = row.number;
    await tell(row, 'handshake', []);
  };
  const catchUp = async (): Promise<void> => {
    const row = await findRow(sql, id);
    if (row === undefined || row.agent !== agent || row.state === 'off') {
      if (row !== undefined) await tell(row, 'query-status', []);
      return unbind();
    }
    while (sent < row.number && !life.ended) {
      const events = await eventsOf(sql, id, sent + 1, row.number, (await ruleOf(row)).maxCount);
      if (events.length === 0) return;
      await tell(row, 'event-notification', events);
      sent = events.at(-1)?.number ?? sent;
    }
  };
  const sayAlive = async (): Promise<void> => {
    if (now() - spoke < ((rule?.rule.heartbeat ?? 0) - 1) * 1000) return;
    const row = await findRow(sql, id);
    if (row !== undefined) await tell(row, 'heartbeat', []);
  };

  // One after the other, so that notifications keep their order.
  let line: Promise<void> = Promise.resolve();
  const queue = (work: () => Promise<void>): Promise<void> => {
    const done = line.then(() => (life.ended ? undefined : work()));
    line = done.catch((fault: unknown) => {
      if (!(fault instanceof Refusal)) parts.report(fault);
    });
    return done;
  };
  let looking = false;
  return {
    expires,
    greet: () => queue(greet),
    news() {
      // Several announcements at once are one look.
      if (looking) return;
      looking = true;
      queue(() => {
        looking = false;
        return catchUp();
      }).catch(() => undefined);
    },
    end() {
      life.ended = true;
      clearInterval(beat);
    },
  };
}
