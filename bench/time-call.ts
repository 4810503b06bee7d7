import { loadavg } from 'node:os';

/** Microseconds of one call: the best of five rounds over all items, after a warm-up; a busy machine only adds time. */
export function timeCall<Item>(items: readonly Item[], call: (item: Item) => unknown): number {
  const round = (): number => {
    const start = performance.now();
    for (const item of items) call(item);
    return ((performance.now() - start) * 1000) / items.length;
  };
  for (let warm = performance.now() + 150; performance.now() < warm;) round();
  return Math.min(...Array.from({ length: 5 }, round));
}

/** The machine and its load, for the head of a table. */
export const machineLine = (): string =>
  `Node ${process.version}, ${process.platform} ${process.arch}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

/** A table in Markdown. */
export const tableOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row, at) => `| ${row.join(' | ')} |${at === 0 ? `\n|${row.map(() => '---').join('|')}|` : ''}`).join('\n');
