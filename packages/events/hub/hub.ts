/** Who subscribed to what, in one process. */
export interface Hub {
  /** Hands a payload of NOTIFY to those who subscribed. */
  hear(payload: string): void;
  /** Tells everybody that something may have been missed. */
  missed(): void;
  subscribe(channel: string, subscriber: Subscriber): void;
  unsubscribe(channel: string, subscriber: Subscriber): void;
}

/** One who hears a channel. */
export interface Subscriber {
  heard(channel: string, message: unknown): void;
  /** Something may have been missed: read again what is shown. */
  missed(): void;
}

/** An empty hub. */
export function createHub(): Hub {
  const channels = new Map<string, Set<Subscriber>>();
  return {
    hear(payload) {
      const [channel, message] = JSON.parse(payload) as readonly [string, unknown];
      for (const subscriber of channels.get(channel) ?? []) subscriber.heard(channel, message);
    },
    missed() {
      const all = new Set([...channels.values()].flatMap((subscribers) => [...subscribers]));
      for (const subscriber of all) subscriber.missed();
    },
    subscribe(channel, subscriber) {
      const there = channels.get(channel);
      if (there) there.add(subscriber);
      else channels.set(channel, new Set([subscriber]));
    },
    unsubscribe(channel, subscriber) {
      const there = channels.get(channel);
      there?.delete(subscriber);
      if (there?.size === 0) channels.delete(channel);
    },
  };
}
