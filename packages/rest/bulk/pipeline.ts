/** Work under way side by side, at most so much at once; a fault of any stops it. */
export interface Pipeline {
  /** Waits for a place and starts the work. */
  add(work: () => Promise<void>): Promise<void>;
  /** Waits until nothing is under way; rejects with the first fault. */
  drain(): Promise<void>;
}

/** A pipeline of `width` places: while the database writes one batch, the next one is prepared. */
export function pipeline(width: number): Pipeline {
  const running = new Set<Promise<void>>();
  let fault: { readonly cause: unknown } | undefined;
  const check = (): void => {
    if (fault !== undefined) throw fault.cause;
  };
  return {
    async add(work) {
      while (running.size >= width) await Promise.race(running);
      check();
      const one: Promise<void> = work()
        .catch((cause: unknown) => void (fault ??= { cause }))
        .finally(() => running.delete(one));
      running.add(one);
    },
    async drain() {
      await Promise.all(running);
      check();
    },
  };
}
