import type { IncomingMessage } from 'node:http';
import { Refusal } from '#kernel';
import { CLOSE } from '../sockets/connection.ts';
import { messageUnreadable, tooManyChannels } from '../refusals.ts';
import { checkOrigin } from '../sockets/same-origin.ts';
import type { SocketClient, SocketHandler, SocketProtocol } from '../sockets/protocol.ts';
import type { Hub, Subscriber } from './hub.ts';

/** Who is at the other end, as the token of the upgrade says. */
export interface Caller {
  readonly subject: string;
  readonly role: string;
  /** When the token expires; the connection ends with it. */
  readonly expires: Date;
}

/** What the hub's sockets need. */
export interface HubSocketParts<C extends Caller> {
  readonly hub: Hub;
  readonly path: string;
  /** By the same token or cookie as a request; a Refusal turns away. */
  readonly authenticate: (request: IncomingMessage) => Promise<C>;
  /** A Refusal where the caller may not hear the channel. */
  readonly maySubscribe: (caller: C, channel: string) => Promise<void>;
  readonly now: () => number;
  readonly report: (fault: unknown) => void;
}

/** Channels of one connection. */
const MOST_CHANNELS = 100;

/**
 * The hub for browsers: `{"subscribe":"c"}` and `{"unsubscribe":"c"}` are answered by `{"subscribed":"c"}`,
 * `{"unsubscribed":"c"}` or `{"refused":{…}}`; then `{"channel":"c","message":…}` for each message, and `{"missed":true}`
 * when some may have been missed.
 */
export const hubProtocol = <C extends Caller>(parts: HubSocketParts<C>): SocketProtocol => ({
  path: parts.path,
  async open(request) {
    checkOrigin(request);
    const caller = await parts.authenticate(request);
    return (client) => speak(parts, caller, client);
  },
});

function speak<C extends Caller>(
  { hub, maySubscribe, now, report }: HubSocketParts<C>,
  caller: C,
  client: SocketClient,
): SocketHandler {
  const channels = new Set<string>();
  let over = false;
  const say = (what: unknown): void => client.send(JSON.stringify(what));
  const me: Subscriber = {
    heard: (channel, message) => say({ channel, message }),
    missed: () => say({ missed: true }),
  };
  const subscribe = async (channel: string): Promise<void> => {
    if (channels.size >= MOST_CHANNELS && !channels.has(channel)) throw tooManyChannels(MOST_CHANNELS);
    await maySubscribe(caller, channel);
    if (over) return;
    channels.add(channel);
    hub.subscribe(channel, me);
    say({ subscribed: channel });
  };
  const answer = async (text: string): Promise<void> => {
    const { subscribe: wanted, unsubscribe: unwanted } = readMessage(text);
    if (wanted !== undefined) return subscribe(wanted);
    const channel = unwanted ?? '';
    channels.delete(channel);
    hub.unsubscribe(channel, me);
    say({ unsubscribed: channel });
  };
  return {
    message(text) {
      answer(text).catch((fault: unknown) => {
        if (!(fault instanceof Refusal)) {
          report(fault);
          return client.close(CLOSE.bug, 'the server met a fault of its own');
        }
        say({ refused: { asked: text.slice(0, 200), code: fault.code, words: fault.words } });
      });
    },
    beat: (at) => {
      if (caller.expires.getTime() <= Math.max(at, now()))
        client.close(CLOSE.policy, 'the session has expired; sign in again');
    },
    closed() {
      over = true;
      for (const channel of channels) hub.unsubscribe(channel, me);
    },
  };
}

interface Message {
  readonly subscribe?: string;
  readonly unsubscribe?: string;
}

function readMessage(text: string): Message {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw messageUnreadable();
  }
  const { subscribe, unsubscribe } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  if (isChannel(subscribe)) return { subscribe };
  if (isChannel(unsubscribe)) return { unsubscribe };
  throw messageUnreadable();
}

const isChannel = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;
