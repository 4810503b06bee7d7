/** What keeps one client, or all of them, from taking everything. */
export interface SocketLimits {
  /** Connections of a process. */
  readonly clients: number;
  /** Bytes of one message from a client. */
  readonly messageBytes: number;
  /** Messages of one client in a second. */
  readonly messagesPerSecond: number;
  /** Bytes that wait for a client before it counts as too slow. */
  readonly waitingBytes: number;
  /** Milliseconds between two heartbeats; a client that does not answer one is gone at the next. */
  readonly heartbeatMs: number;
}

/** The usual limits. */
export const SOCKET_LIMITS: SocketLimits = {
  clients: 5000,
  messageBytes: 16_384,
  messagesPerSecond: 50,
  waitingBytes: 1_000_000,
  heartbeatMs: 30_000,
};
