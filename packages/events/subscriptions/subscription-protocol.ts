import { Refusal } from '#kernel';
import type { Hub, Subscriber } from '../hub/hub.ts';
import { CLOSE } from '../sockets/connection.ts';
import type { SocketClient, SocketHandler, SocketProtocol } from '../sockets/protocol.ts';
import { readBindingToken } from './binding-token.ts';
import { bindSubscription, type Bound } from './bound.ts';
import { newsChannel, type SubscriptionParts } from './parts.ts';

/** Milliseconds that a connection may stay without a binding: it has shown no right to be here. */
const UNBOUND_MS = 30_000;
/** Subscriptions of one connection. */
const MOST_BOUND = 100;

/**
 * WebSockets of FHIR subscriptions (R5 backport 1.1): the client sends `bind-with-token TOKEN`, or the same as JSON
 * `{"type":"bind-with-token","payload":{"token":"…"}}`, and hears a handshake for each subscription, then heartbeats and
 * notifications. The token alone shows the right to hear, so a connection needs no cookie.
 */
export const subscriptionProtocol = (parts: SubscriptionParts, hub: Hub, path: string): SocketProtocol => ({
  path,
  open: async () => (client) => speak(parts, hub, client),
});

function speak(parts: SubscriptionParts, hub: Hub, client: SocketClient): SocketHandler {
  const { engine } = parts.store;
  const bound = new Map<string, Bound>();
  let over = false;
  const unbound = setTimeout(() => {
    if (bound.size === 0) client.close(CLOSE.policy, 'no binding: send bind-with-token');
  }, UNBOUND_MS);
  const me: Subscriber = {
    heard: (channel) => bound.get(channel)?.news(),
    missed: () => {
      for (const each of bound.values()) each.news();
    },
  };
  const unbind = (channel: string): void => {
    hub.unsubscribe(channel, me);
    bound.get(channel)?.end();
    bound.delete(channel);
  };
  const bind = async (token: string): Promise<void> => {
    const { subscriptions, agent, expires } = await readBindingToken(engine, token);
    for (const id of subscriptions) {
      const channel = newsChannel(id);
      if (over || (bound.size >= MOST_BOUND && !bound.has(channel))) return;
      bound.get(channel)?.end();
      const each = bindSubscription(parts, { id, agent, expires }, client.send, () => unbind(channel));
      bound.set(channel, each);
      // Heard from now on, so that nothing falls between the handshake and the first notification.
      hub.subscribe(channel, me);
      await each.greet();
    }
  };
  const answer = async (text: string): Promise<void> => {
    const { type, token } = readMessage(text);
    if (type === 'ping') client.send('{"type":"pong"}');
    else if (type === 'bind-with-token') await bind(token);
    else if (type === 'unbind-from-token') {
      for (const id of (await readBindingToken(engine, token)).subscriptions) unbind(newsChannel(id));
    }
  };
  return {
    message(text) {
      answer(text).catch((fault: unknown) => {
        if (!(fault instanceof Refusal)) parts.report(fault);
        client.close(
          fault instanceof Refusal ? CLOSE.policy : CLOSE.bug,
          fault instanceof Refusal ? fault.code : 'the server met a fault of its own',
        );
      });
    },
    beat(now) {
      for (const [channel, { expires }] of bound) if (expires <= now) unbind(channel);
      if (bound.size === 0) client.close(CLOSE.policy, 'no binding: send bind-with-token');
    },
    closed() {
      over = true;
      clearTimeout(unbound);
      for (const channel of bound.keys()) unbind(channel);
    },
  };
}

function readMessage(text: string): { readonly type: string; readonly token: string } {
  const plain = /^(bind-with-token|unbind-from-token|ping)(?::?\s+(\S+))?\s*$/u.exec(text);
  if (plain) return { type: plain[1] ?? '', token: plain[2] ?? '' };
  try {
    const { type, payload } = JSON.parse(text) as {
      readonly type?: unknown;
      readonly payload?: { readonly token?: unknown };
    };
    return {
      type: typeof type === 'string' ? type : '',
      token: typeof payload?.token === 'string' ? payload.token : '',
    };
  } catch {
    return { type: '', token: '' };
  }
}
