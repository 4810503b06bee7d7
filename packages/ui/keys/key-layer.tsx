import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Words } from '#kernel';
import { keep, kept } from '../kept.ts';
import { keyName, matchKey } from './key-match.ts';

/** One key or sequence (`g h`, `mod+k`, `?`), what it is called in the list of keys, and what it does. */
export interface KeyBinding {
  readonly keys: string;
  readonly title: Words;
  readonly run: () => void;
}

interface Layer {
  readonly bindings: readonly KeyBinding[];
  readonly bind: (bindings: readonly KeyBinding[]) => () => void;
  /** Whether single letters work; they can be switched off (WCAG 2.1.4). */
  readonly letters: boolean;
  readonly allowLetters: (on: boolean) => void;
}

const none: Layer = { bindings: [], bind: () => () => undefined, letters: true, allowLetters: () => undefined };
const KeyContext = createContext<Layer>(none);

/** A sequence must go on within this time, in milliseconds. */
const patience = 1200;

/** Listens for the keys of everything below it; letters typed into a field or behind an open dialog are left alone. */
export function KeyLayer({ children }: { readonly children: ReactNode }): React.ReactElement {
  const [bindings, setBindings] = useState<readonly KeyBinding[]>([]);
  const [letters, setLetters] = useState(() => kept('suwen.keys') !== 'off');
  useListener(bindings, letters);
  const bind = useCallback((added: readonly KeyBinding[]) => {
    setBindings((before) => [...before, ...added]);
    return () => setBindings((before) => before.filter((binding) => !added.includes(binding)));
  }, []);
  const layer = useMemo<Layer>(
    () => ({
      bindings,
      letters,
      bind,
      allowLetters: (on) => {
        keep('suwen.keys', on ? 'on' : 'off');
        setLetters(on);
      },
    }),
    [bindings, letters, bind],
  );
  return <KeyContext value={layer}>{children}</KeyContext>;
}

function useListener(bindings: readonly KeyBinding[], letters: boolean): void {
  const begun = useRef({ sofar: '', at: 0 });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = keyName(event);
      if (key === undefined || event.defaultPrevented || event.isComposing) return;
      if (!key.startsWith('mod+') && (!letters || typing(event.target) || document.querySelector('dialog[open]')))
        return;
      const sofar = event.timeStamp - begun.current.at < patience ? begun.current.sofar : '';
      const match = matchKey(bindings, sofar, key);
      begun.current = { sofar: match.kind === 'begun' ? match.sofar : '', at: event.timeStamp };
      if (match.kind !== 'hit') return;
      event.preventDefault();
      match.binding.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [bindings, letters]);
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Binds keys for as long as the component stands; `key` names what they depend on. */
export function useKeys(key: string, make: () => readonly KeyBinding[]): void {
  const { bind } = useContext(KeyContext);
  const latest = useRef(make);
  useEffect(() => {
    latest.current = make;
  });
  useEffect(() => {
    const bound = latest.current().map((binding, at) => ({
      ...binding,
      run: () => (latest.current()[at] ?? binding).run(),
    }));
    return bind(bound);
  }, [key, bind]);
}

/** All keys that work now, for the list of keys. */
export function useKeyLayer(): Layer {
  return useContext(KeyContext);
}

/** Whether this is a Mac, where the command key stands for Ctrl. */
export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
