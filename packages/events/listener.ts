import type { EventListener } from '#kernel';
import type { Consumer } from './consume.ts';

/** Milliseconds of handling after which it is worth noting how far one came. */
const NOTE_MS = 500;

/**
 * A listener as a consumer: each event in order, at least once. Where one fails, the commits before are done and the
 * failed event comes again; those before it in its commit come again only in another process.
 */
export function listenerConsumer(listener: EventListener): Consumer {
  let under = { sequence: 0n, handled: 0 };
  return {
    name: listener.name,
    types: () => listener.types,
    async handle({ after, last, events }, signal) {
      const since = Date.now();
      let commit = after;
      let place = 0;
      for (const event of events) {
        if (event.sequence !== commit) {
          const late = commit > after && Date.now() - since > NOTE_MS;
          commit = event.sequence;
          if (late) return commit - 1n;
          place = 0;
          if (under.sequence !== commit) under = { sequence: commit, handled: 0 };
        }
        if (signal.aborted) return commit - 1n;
        place += 1;
        if (place <= under.handled) continue;
        try {
          await listener.handle(event);
        } catch (fault) {
          if (commit - 1n > after) return commit - 1n;
          throw fault;
        }
        under = { sequence: commit, handled: place };
      }
      return last;
    },
  };
}
