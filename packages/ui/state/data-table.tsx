import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Words } from '#kernel';
import { useWords } from '../language.tsx';
import style from './data-table.module.css';
import { HeadCell } from './head-cell.tsx';

/** One column of a worklist. */
export interface Column<T> {
  readonly id: string;
  readonly title: Words;
  readonly cell: (row: T) => ReactNode;
  /** What to sort by; a column without it is not sorted. */
  readonly by?: (row: T) => string | number;
  /** CSS width; the first column without one takes what is left. */
  readonly width?: string;
  /** CSS width on a phone, where it differs. */
  readonly narrow?: string;
  /** Left out on a phone. */
  readonly minor?: boolean;
}

interface Worklist<T> {
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (row: T) => string;
  /** What the table holds, for screen readers. */
  readonly label: string;
  /** All rows that exist, where not all are loaded. */
  readonly total?: number | undefined;
  /** The last row has come near: load more. */
  readonly onEnd?: (() => void) | undefined;
}

/** Rows of this height, in pixels; beyond `virtualFrom` rows only those in sight are drawn. */
const rowHeight = 40;
const virtualFrom = 100;

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const collate = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });

/** A worklist of 40 px rows: sortable, and drawn only where it is seen beyond 100 rows. */
export function DataTable<T extends object>({
  rows,
  columns,
  keyOf,
  label,
  total,
  onEnd,
}: Worklist<T>): React.ReactElement {
  const t = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const defs = useMemo(
    () =>
      columns.map(({ id, by }): ColumnDef<typeof features, T> => ({
        id,
        accessorFn: by ?? (() => ''),
        enableSorting: by !== undefined,
        sortFn: (a, b, column) => collate(a.getValue(column), b.getValue(column)),
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: defs, data, getRowId: keyOf });
  const sorted = table.getRowModel().rows;
  const seen = useSeen(sorted.length, scroll, onEnd);
  return (
    <div
      ref={scroll}
      className={style['scroll']}
      data-virtual={seen.virtual || undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={style['table']} aria-label={label} aria-rowcount={(total ?? sorted.length) + 1}>
        <colgroup>
          {columns.map(({ id, width, narrow, minor }) => (
            <col key={id} data-minor={minor} style={widths(width, narrow)} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ id, title, minor }) => {
              const column = table.getColumn(id);
              return (
                <HeadCell
                  key={id}
                  title={t(title)}
                  minor={minor}
                  sorted={column?.getIsSorted() || false}
                  {...(column?.getCanSort() && { onSort: () => column.toggleSorting() })}
                />
              );
            })}
          </tr>
        </thead>
        <tbody>
          {seen.before > 0 && <tr aria-hidden style={{ height: seen.before }} />}
          {seen.at.map((at) => {
            const row = sorted[at];
            return (
              row && (
                <tr key={row.id} className={style['row']} aria-rowindex={at + 2}>
                  {columns.map(({ id, cell, minor }) => (
                    <td key={id} data-minor={minor}>
                      {cell(row.original)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
          {seen.after > 0 && <tr aria-hidden style={{ height: seen.after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Widths as custom properties, so that the style sheet decides which of the two holds. */
const widths = (width: string | undefined, narrow: string | undefined): Readonly<Record<string, string>> => ({
  ...(width !== undefined && { '--width': width }),
  ...(narrow !== undefined && { '--narrow': narrow }),
});

interface Seen {
  readonly at: readonly number[];
  /** Height of the rows above and below that are not drawn, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly virtual: boolean;
}

function useSeen(count: number, scroll: React.RefObject<HTMLDivElement | null>, onEnd: (() => void) | undefined): Seen {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    enabled: count > virtualFrom || onEnd !== undefined,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && count > 0 && last >= count - 20) onEnd();
  }, [onEnd, count, last]);
  if (count <= virtualFrom)
    return { at: Array.from({ length: count }, (_, at) => at), before: 0, after: 0, virtual: false };
  return {
    at: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    virtual: true,
  };
}
