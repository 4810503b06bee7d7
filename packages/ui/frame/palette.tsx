import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import type { Words } from '#kernel';
import type { Failure } from '../data/failure.ts';
import { KeyHint } from '../keys/key-hint.tsx';
import { useWords } from '../language.tsx';
import { Icon, type IconName } from '../look/icon.tsx';
import { words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import style from './palette.module.css';
import { Portrait } from './portrait.tsx';

/** One thing that can be opened or done. */
export interface Find {
  readonly key: string;
  readonly icon: IconName | { readonly name: string };
  readonly title: string;
  readonly about?: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Finds of one kind under their heading; `note` says where the list goes on. */
export interface Finds {
  readonly title: Words;
  readonly finds: readonly Find[];
  readonly note?: Words | undefined;
}

interface Asked {
  readonly groups: readonly Finds[];
  /** Still asking the server. */
  readonly busy: boolean;
  readonly failure?: Failure | undefined;
  readonly onAsk: (text: string) => void;
  readonly onClose: () => void;
}

/** Ctrl K: patients, pages and operations in one list; the first hit is always one Enter away. */
export function Palette({ groups, busy, failure, onAsk, onClose }: Asked): React.ReactElement {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const all = groups.flatMap(({ finds }) => finds);
  const chosen = Math.min(at, Math.max(0, all.length - 1));
  const chosenKey = all[chosen]?.key;
  useEffect(() => {
    document.getElementById(`${id}-${chosenKey}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosenKey]);
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((chosen + step + all.length) % Math.max(1, all.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !busy) all[chosen]?.run();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t(words.find)} bare onClose={onClose}>
      <div className={style['field']}>
        <Icon name="search" />
        <input
          autoFocus
          value={text}
          placeholder={t(words.findHint)}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={id}
          aria-activedescendant={chosenKey === undefined ? undefined : `${id}-${chosenKey}`}
          aria-label={t(words.findAll)}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            onAsk(event.target.value);
          }}
        />
        <button type="button" className={style['close']} onClick={onClose}>
          <span className="hidden">{t(words.close)}</span> <kbd data-touch>Esc</kbd>
        </button>
      </div>
      <p className={style['said']} role="status">
        {failure
          ? `${t(failure.words)} · ${t(failure.next)}`
          : busy
            ? t(words.searching)
            : all.length === 0 && `${t(words.nothingFound)} · ${t(words.nothingFoundNext)}`}
      </p>
      <div id={id} role="listbox" aria-label={t(words.found)} className={style['found']}>
        {groups.map(({ title, finds, note }) =>
          finds.length === 0 ? null : (
            <div key={title.en} role="group" aria-label={t(title)}>
              <h3 aria-hidden>{t(title)}</h3>
              {finds.map((find) => (
                <Line key={find.key} id={`${id}-${find.key}`} find={find} chosen={find.key === chosenKey} />
              ))}
              {note && <p className={style['note']}>{t(note)}</p>}
            </div>
          ),
        )}
      </div>
      <p className={style['foot']}>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t(words.choose)} <kbd>↵</kbd> {t(words.open)} <kbd>Esc</kbd> {t(words.close)}
      </p>
    </Dialog>
  );
}

function Line({
  id,
  find,
  chosen,
}: {
  readonly id: string;
  readonly find: Find;
  readonly chosen: boolean;
}): React.ReactElement {
  const { icon, title, about, keys, run } = find;
  return (
    // The combobox above keeps the focus and takes the keys (ARIA APG, combobox with listbox popup); this is for the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={chosen} className={style['find']} onClick={run}>
      <span className={style['icon']}>
        {typeof icon === 'string' ? <Icon name={icon} /> : <Portrait name={icon.name} size={28} />}
      </span>
      <span className={style['title']}>{title}</span>
      <span className={style['about']}>{about}</span>
      <span className={style['keys']}>{keys !== undefined ? <KeyHint keys={keys} /> : chosen && <kbd>↵</kbd>}</span>
    </div>
  );
}
