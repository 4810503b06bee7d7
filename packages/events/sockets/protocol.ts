import type { IncomingMessage } from 'node:http';

/** A browser or program at the other end of a WebSocket. */
export interface SocketClient {
  /** Sends a text; a client that does not keep up is closed with the reason, and nothing more is kept for it. */
  send(text: string): void;
  /** Closes with a code of RFC 6455 section 7.4 and a reason of at most 123 bytes. */
  close(code: number, reason: string): void;
}

/** What is heard from one client. */
export interface SocketHandler {
  message(text: string): void;
  /** The connection is over, however. */
  closed(): void;
  /** Called at each heartbeat. */
  beat?(now: number): void;
}

/** One way of speaking over a WebSocket, at a path of its own. */
export interface SocketProtocol {
  readonly path: string;
  /** Decides before the connection is made; a Refusal turns it away. */
  open(request: IncomingMessage): Promise<(client: SocketClient) => SocketHandler>;
}
