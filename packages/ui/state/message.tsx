import { Button } from '@mantine/core';
import type { Words } from '#kernel';
import { useWords } from '../language.tsx';
import style from './state.module.css';

/** What a state of a list says: what is, what to do next, the code to quote, and the one thing that can be done here. */
export interface Said {
  readonly title: Words;
  readonly next?: Words | undefined;
  readonly code?: string | undefined;
  readonly act?: { readonly title: Words; readonly run: () => void } | undefined;
  /** Announced to a screen reader when it appears. */
  readonly role?: 'status' | 'alert';
}

/** The common shape of the empty and the refused state: a plain sentence and the next step, no picture. */
export function Message({ title, next, code, act, role = 'status' }: Said): React.ReactElement {
  const t = useWords();
  return (
    <div className={style['state']} role={role}>
      <p>
        <b>{t(title)}</b> {code !== undefined && <span className="quiet note">{code}</span>}
      </p>
      {next && <p className="second">{t(next)}</p>}
      {act && (
        <Button variant="default" onClick={act.run}>
          {t(act.title)}
        </Button>
      )}
    </div>
  );
}
