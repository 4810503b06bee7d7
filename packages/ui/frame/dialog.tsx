import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import style from './dialog.module.css';

/**
 * A native modal dialog: the browser keeps the focus inside, makes the rest inert, closes on Escape and gives the focus back.
 * Used for the palette, the list of keys, and what cannot be undone.
 */
export function Dialog({
  title,
  bare = false,
  onClose,
  children,
}: {
  readonly title: string;
  /** Without heading and padding; the content names itself. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): React.ReactElement {
  const t = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  useEffect(() => {
    // A press on the dialog itself, not on its content, is a press on the backdrop.
    const dialog = ref.current;
    const leave = (event: MouseEvent): void => {
      if (event.target === dialog) onClose();
    };
    dialog?.addEventListener('mousedown', leave);
    return () => dialog?.removeEventListener('mousedown', leave);
  }, [onClose]);
  return (
    <dialog
      ref={ref}
      className={style['dialog']}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {bare ? (
        children
      ) : (
        <div className={style['inside']}>
          <header>
            <h2>{title}</h2>
            <button type="button" onClick={onClose}>
              {t(words.close)} <kbd>Esc</kbd>
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
