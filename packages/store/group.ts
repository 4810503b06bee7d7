/** Gives the results of one group, in the order of its items; a single fault rejects the whole group. */
export type RunGroup<In, Out> = (items: readonly In[]) => Promise<readonly Out[]>;

interface Waiting<In, Out> {
  readonly item: In;
  resolve(out: Out): void;
  reject(fault: unknown): void;
}

/**
 * Several waiting requests share one statement: while `lanes` groups are under way, further items wait and then go
 * together, `most` at a time. Alone, an item goes at once: no delay is ever added.
 */
export function grouped<In, Out>(lanes: number, most: number, run: RunGroup<In, Out>): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let free = lanes;

  const start = (): void => {
    while (free > 0 && waiting.length > 0) {
      free -= 1;
      const group = waiting.splice(0, most);
      void settle(group, run).finally(() => {
        free += 1;
        start();
      });
    }
  };

  return (item) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}

async function settle<In, Out>(group: readonly Waiting<In, Out>[], run: RunGroup<In, Out>): Promise<void> {
  try {
    const results = await run(group.map(({ item }) => item));
    for (const [n, { resolve, reject }] of group.entries()) {
      if (n in results) resolve(results[n] as Out);
      else reject(new Error(`A group of ${group.length} gave ${results.length} results`));
    }
  } catch (fault) {
    for (const { reject } of group) reject(fault);
  }
}
