import { useMantineColorScheme, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { keep, kept } from './kept.ts';

/** Light, dark, or as the system says. */
export type Scheme = MantineColorScheme;

const known = (value: string | undefined): Scheme | undefined =>
  value === 'light' || value === 'dark' || value === 'auto' ? value : undefined;

/** Keeps the choice of light or dark in this browser. */
export const schemeManager: MantineColorSchemeManager = {
  get: (fallback) => known(kept('suwen.scheme')) ?? fallback,
  set: (scheme) => keep('suwen.scheme', scheme),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => keep('suwen.scheme', 'auto'),
};

/** The light of the screen and the way to change it. */
export function useScheme(): { readonly scheme: Scheme; readonly shine: (scheme: Scheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { scheme: colorScheme, shine: setColorScheme };
}
