/** Ascending, disjoint ranges of code points, both ends included. */
export type Ranges = readonly (readonly [number, number])[];

/** Reads CSS `unicode-range` values (U+4e00-4e0f,U+4e11) into one ascending list. */
export function parseRanges(css: readonly string[]): Ranges {
  const pairs = css
    .flatMap((value) => value.split(','))
    .map((part) => part.trim().replace(/^U\+/i, '').split('-'))
    .map(([from = '', to = from]): [number, number] => [Number.parseInt(from, 16), Number.parseInt(to, 16)])
    .toSorted(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of pairs) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Packs ranges as gap,length pairs in base 36, so that 16,000 characters fit in a few kilobytes. */
export function pack(ranges: Ranges): string {
  let end = 0;
  return ranges
    .map(([from, to]) => {
      const gap = from - end;
      end = to;
      return to === from ? gap.toString(36) : `${gap.toString(36)}.${(to - from).toString(36)}`;
    })
    .join(',');
}

/** Reads what `pack` wrote. */
export function unpack(packed: string): Ranges {
  let end = 0;
  return packed.split(',').map((pair) => {
    const [gap = '0', length = '0'] = pair.split('.');
    const from = end + Number.parseInt(gap, 36);
    end = from + Number.parseInt(length, 36);
    return [from, end] as const;
  });
}

/** Whether a code point lies in one of the ranges; by halving. */
export function within(ranges: Ranges, point: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }
  return false;
}
