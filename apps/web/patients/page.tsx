import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { DataTable, FourStates, TextInput, useKeys, useWords, valueOf } from '#ui';
import { words as app } from '../words.ts';
import { usePatientColumns } from './columns.tsx';
import style from './patients.module.css';
import { usePatientPages } from './use-patient-pages.ts';
import { words } from './words.ts';

/** Wait this long after a key before asking the server, in milliseconds. */
const pause = 150;

/** All patients one's role may see, the last changed first; typing searches on the server. */
export function Patients(): React.ReactElement {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const asked = useDebounced(typed.trim());
  const { loaded, more } = usePatientPages(asked);
  const value = valueOf(loaded);
  const rows = useDeferredValue(value?.found);
  const columns = usePatientColumns();
  const onEnd = useMemo(() => (value && !value.whole ? more : undefined), [value, more]);
  useKeys('patients', () => [
    { keys: '/', title: app.find, run: () => document.getElementById('patients-search')?.focus() },
  ]);
  return (
    <div className={style['page']}>
      <header className={style['head']}>
        <h1>{t(words.title)}</h1>
        <p className="quiet" role="status">
          {value && t(value.whole ? words.whole(value.found.length) : words.part(value.found.length, value.total))}
        </p>
        <TextInput
          id="patients-search"
          className={style['search'] ?? ''}
          aria-label={t(words.search)}
          placeholder={t(words.search)}
          value={typed}
          rightSection={<kbd>/</kbd>}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </header>
      <FourStates
        of={loaded}
        isEmpty={({ found }) => found.length === 0}
        empty={{ title: words.none, next: words.noneNext }}
      >
        {({ found, total }) => (
          <DataTable
            rows={rows ?? found}
            columns={columns}
            keyOf={({ id }) => id ?? ''}
            label={t(words.title)}
            total={total}
            onEnd={onEnd}
          />
        )}
      </FourStates>
      <p className={style['foot']}>{t(words.roleLine)}</p>
    </div>
  );
}

function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
