/** Wakes those who wait, within one process. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after `most` milliseconds, or when the signal aborts; a ring while nobody waits is kept. */
  heard(most: number, signal: AbortSignal): Promise<void>;
}

/** A bell for one who waits. */
export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async heard(most, signal) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, most);
          const done = (): void => {
            clearTimeout(timer);
            resolve();
          };
          wake = done;
          signal.addEventListener('abort', done, { once: true });
        });
      }
      wake = undefined;
      rung = false;
    },
  };
}
