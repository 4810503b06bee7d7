import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './data-table.module.css';

/** A heading of a column; where it sorts it is a button and says which way. */
export function HeadCell({
  title,
  minor,
  sorted,
  onSort,
}: {
  readonly title: string;
  readonly minor: boolean | undefined;
  readonly sorted: 'asc' | 'desc' | false;
  readonly onSort?: () => void;
}): React.ReactElement {
  const t = useWords();
  const way = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
  return (
    <th scope="col" data-minor={minor} aria-sort={way}>
      {onSort ? (
        <button type="button" className={style['sort']} onClick={onSort} title={t(words.sortBy(title))}>
          {title}
          <span aria-hidden>{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
        </button>
      ) : (
        title
      )}
    </th>
  );
}
