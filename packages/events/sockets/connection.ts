import type { RawData, WebSocket } from 'ws';
import type { SocketLimits } from './limits.ts';
import type { SocketClient, SocketHandler } from './protocol.ts';

/** Codes of RFC 6455 section 7.4.1 and of its registry. */
export const CLOSE = { goingAway: 1001, unsupported: 1003, policy: 1008, bug: 1011, tooSlow: 1013 } as const;

/** Milliseconds that a client gets to answer a close before it is cut. */
const CLOSE_MS = 2000;

/** One connection, kept within the limits. */
export interface Connection {
  /** Pings; ends a client that did not answer the last one. */
  beat(now: number): void;
  close(code: number, reason: string): void;
}

/** Speaks with one client. */
export function connect(
  socket: WebSocket,
  open: (client: SocketClient) => SocketHandler,
  limits: SocketLimits,
  ended: () => void,
  report: (fault: unknown) => void,
): Connection {
  let alive = true;
  let over = false;
  const spent = { second: 0, messages: 0 };

  const close = (code: number, reason: string): void => {
    if (over) return;
    over = true;
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), CLOSE_MS).unref();
  };
  const send = (text: string): void => {
    if (over) return;
    socket.send(text);
    if (socket.bufferedAmount > limits.waitingBytes)
      close(CLOSE.tooSlow, 'too slow: messages waited; connect again and catch up');
  };
  const tooMany = (): boolean => {
    const second = Math.floor(performance.now() / 1000);
    if (second !== spent.second) Object.assign(spent, { second, messages: 0 });
    spent.messages += 1;
    return spent.messages > limits.messagesPerSecond;
  };

  const handler = open({ send, close });
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      report(fault);
      close(CLOSE.bug, 'the server met a fault of its own');
    }
  };
  socket.on('pong', () => (alive = true));
  // A broken frame or an oversized message closes the connection by itself.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
    ended();
    guarded(() => handler.closed());
  });
  socket.on('message', (data, isBinary) => {
    alive = true;
    if (over) return;
    if (isBinary) return close(CLOSE.unsupported, 'text only');
    if (tooMany()) return close(CLOSE.policy, 'too many messages');
    guarded(() => handler.message(textOf(data)));
  });
  return {
    close,
    beat(now) {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
      if (!over) guarded(() => handler.beat?.(now));
    },
  };
}

/** One message, in however many pieces it came. */
function textOf(data: RawData): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]).toString('utf8');
}
