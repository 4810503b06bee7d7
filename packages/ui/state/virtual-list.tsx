import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import style from './virtual-list.module.css';

/** Beyond this many items only those in sight are drawn. */
const virtualFrom = 100;

/** A list of items of different heights in its own scroll area; beyond 100 only what is seen is drawn. */
export function VirtualList<T>({
  items,
  keyOf,
  height,
  label,
  children,
}: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** A guess in pixels, mended by measuring. */
  readonly height: number;
  readonly label: string;
  readonly children: (item: T) => ReactNode;
}): React.ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = items.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    getItemKey: (at) => {
      const item = items[at];
      return item === undefined ? at : keyOf(item);
    },
    overscan: 10,
    enabled: virtual,
  });
  const seen = virtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ at: index, start }))
    : items.map((_, at) => ({ at, start: 0 }));
  return (
    <div ref={scroll} className={style['scroll']} tabIndex={0} role="region" aria-label={label}>
      <ul className={style['list']} style={virtual ? { height: virtualizer.getTotalSize() } : undefined}>
        {seen.map(({ at, start }) => {
          const item = items[at];
          return (
            item !== undefined && (
              <li
                key={keyOf(item)}
                data-index={at}
                ref={virtual ? virtualizer.measureElement : undefined}
                {...(virtual && {
                  className: style['placed'],
                  style: { transform: `translateY(${start}px)` },
                  'aria-setsize': items.length,
                  'aria-posinset': at + 1,
                })}
              >
                {children(item)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
