import { momentOf } from '#ui';
import type { Point, Series } from './series.ts';

/** Results as analyte × time. */
export interface Grid {
  /** Moments in the hospital's zone to the minute, newest first. */
  readonly times: readonly string[];
  readonly rows: readonly GridRow[];
}

/** One analyte with its values by moment; two in the same minute keep both. */
export interface GridRow {
  readonly series: Series;
  readonly cells: ReadonlyMap<string, readonly Point[]>;
}

/** Sets series out as a grid; moments are minutes of the hospital's zone. */
export function gridOf(series: readonly Series[], zone: string): Grid {
  const times = new Set<string>();
  const rows = series.map((one): GridRow => {
    const cells = new Map<string, readonly Point[]>();
    for (const point of one.points) {
      const moment = momentOf(point.when, zone);
      times.add(moment);
      cells.set(moment, [...(cells.get(moment) ?? []), point]);
    }
    return { series: one, cells };
  });
  return { times: [...times].toSorted().toReversed(), rows };
}
