import { Checkbox } from '@mantine/core';
import { Dialog } from '../frame/dialog.tsx';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import { KeyHint } from './key-hint.tsx';
import { useKeyLayer } from './key-layer.tsx';
import style from './key-list.module.css';

/** `?`: every key that works on this screen, and the switch that turns single letters off (WCAG 2.1.4). */
export function KeyList({ onClose }: { readonly onClose: () => void }): React.ReactElement {
  const t = useWords();
  const { bindings, letters, allowLetters } = useKeyLayer();
  const shown = [...new Map(bindings.map((binding) => [binding.keys, binding])).values()];
  return (
    <Dialog title={t(words.keysTitle)} onClose={onClose}>
      <ul className={style['list']}>
        {shown.map(({ keys, title }) => (
          <li key={keys}>
            <span>{t(title)}</span>
            <span className={style['keys']}>
              <KeyHint keys={keys} />
            </span>
          </li>
        ))}
      </ul>
      <Checkbox
        className={style['switch']}
        checked={letters}
        onChange={(event) => allowLetters(event.currentTarget.checked)}
        label={t(letters ? words.keysOn : words.keysOff)}
      />
    </Dialog>
  );
}
