/** Keys under which the browser keeps a choice of the person; never anything clinical, never a credential. */
export type Kept = 'suwen.language' | 'suwen.scheme' | 'suwen.keys';

/** A choice kept in this browser; nothing where storage is switched off. */
export function kept(key: Kept): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice in this browser; where storage is switched off it lasts until the page closes. */
export function keep(key: Kept, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}
