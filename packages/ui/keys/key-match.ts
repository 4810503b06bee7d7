/** What of a keyboard event decides; a subset of KeyboardEvent, so that tests need no browser. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** A key as it is written in a binding: `?`, `g`, `mod+k`, `Escape`; nothing for keys that no binding can name. */
export function keyName({ key, ctrlKey, metaKey, altKey }: Pressed): string | undefined {
  if (altKey || key === 'Shift' || key === 'Control' || key === 'Meta') return undefined;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${plain}` : plain;
}

/** What the keys pressed so far mean: a binding, the beginning of one, or nothing. */
export type Match<T> =
  | { readonly kind: 'hit'; readonly binding: T }
  | { readonly kind: 'begun'; readonly sofar: string }
  | { readonly kind: 'none' };

/** Sets one key against the bindings, after the keys that were pressed before it (`g` then `p`). */
export function matchKey<T extends { readonly keys: string }>(
  bindings: readonly T[],
  sofar: string,
  key: string,
): Match<T> {
  const sequence = sofar === '' ? key : `${sofar} ${key}`;
  // The last one bound wins: a page may take over a key of the frame.
  const hit = bindings.findLast(({ keys }) => keys === sequence);
  if (hit) return { kind: 'hit', binding: hit };
  if (bindings.some(({ keys }) => keys.startsWith(`${sequence} `))) return { kind: 'begun', sofar: sequence };
  return sofar === '' ? { kind: 'none' } : matchKey(bindings, '', key);
}

/** How a binding is shown on the screen: `mod+k` is Ctrl K, on a Mac ⌘K. */
export function keyLabels(keys: string, mac: boolean): readonly string[] {
  return keys.split(' ').flatMap((key) => {
    if (!key.startsWith('mod+')) return [key === 'Escape' ? 'Esc' : key];
    const plain = key.slice(4).toUpperCase();
    return [mac ? `⌘${plain}` : `Ctrl ${plain}`];
  });
}
