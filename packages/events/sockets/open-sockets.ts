import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal, type RefusalKind } from '#kernel';
import { WebSocketServer } from 'ws';
import { socketsFull } from '../refusals.ts';
import { CLOSE, connect, type Connection } from './connection.ts';
import { SOCKET_LIMITS, type SocketLimits } from './limits.ts';
import type { SocketProtocol } from './protocol.ts';

/** The WebSockets of one process. */
export interface Sockets {
  /** Takes an upgrade at one of the paths; false leaves it to others. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Open connections. */
  count(): number;
  /** Tells every client to go; those that stay are cut. */
  close(): Promise<void>;
}

/** What they are made of. */
export interface SocketParts {
  readonly protocols: readonly SocketProtocol[];
  readonly limits?: SocketLimits;
  readonly now: () => number;
  readonly report: (fault: unknown) => void;
}

/** Opens the WebSockets of a process on its server's `upgrade` event. */
export function openSockets({ protocols, limits = SOCKET_LIMITS, now, report }: SocketParts): Sockets {
  const byPath = new Map(protocols.map((protocol) => [protocol.path, protocol]));
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false });
  const connections = new Set<Connection>();
  let closing = false;
  const heart = setInterval(() => {
    for (const connection of connections) connection.beat(now());
  }, limits.heartbeatMs);
  heart.unref();

  const admit = async (
    protocol: SocketProtocol,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> => {
    if (closing || connections.size >= limits.clients) throw socketsFull();
    const open = await protocol.open(request);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: Connection = connect(webSocket, open, limits, () => connections.delete(connection), report);
      connections.add(connection);
    });
  };
  return {
    upgrade(request, socket, head) {
      const protocol = byPath.get((request.url ?? '').split('?', 1)[0] ?? '');
      if (protocol === undefined) return false;
      // A client that breaks off while it waits is nobody's fault.
      socket.on('error', () => undefined);
      admit(protocol, request, socket, head).catch((fault: unknown) => {
        if (!(fault instanceof Refusal)) report(fault);
        turnAway(socket, fault);
      });
      return true;
    },
    count: () => connections.size,
    async close() {
      closing = true;
      clearInterval(heart);
      for (const connection of connections) connection.close(CLOSE.goingAway, 'the hospital stops; connect again');
      for (let waited = 0; connections.size > 0 && waited < 2500; waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

/** Milliseconds that who was turned away gets to read why. */
const TURNED_AWAY_MS = 1000;

/** What a browser hears; the rest of the kinds do not occur before a connection. */
const STATUS: Readonly<Partial<Record<RefusalKind, string>>> = {
  unauthenticated: '401 Unauthorized',
  forbidden: '403 Forbidden',
  busy: '503 Service Unavailable',
};

function turnAway(socket: Duplex, fault: unknown): void {
  const status = fault instanceof Refusal ? (STATUS[fault.kind] ?? '400 Bad Request') : '500 Internal Server Error';
  const body = fault instanceof Refusal ? `${fault.words['zh-CN']}\n${fault.words.en}\n(${fault.code})\n` : '';
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  // Who does not hang up is cut.
  setTimeout(() => socket.destroy(), TURNED_AWAY_MS).unref();
}
