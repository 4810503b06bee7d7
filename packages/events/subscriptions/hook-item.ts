/** Name of the outbox's channel for rest-hooks. */
export const REST_HOOK = 'rest-hook';

/** What waits in the outbox for a receiver; content is read when it leaves. */
export interface HookItem {
  readonly subscription: string;
  readonly kind: 'handshake' | 'events' | 'heartbeat';
  /** Of the last event; the version of the resource for a handshake; seconds since 1970 for a heartbeat. */
  readonly number: number;
  /** The version of the resource that sent what had waited. */
  readonly again?: number;
}

/** Notifications of a subscription leave in order. */
export const laneOf = (subscription: string): string => `subscription/${subscription}`;
