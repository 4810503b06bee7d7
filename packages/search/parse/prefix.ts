import type { Prefix } from './condition.ts';

const PREFIXES: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap']);

/** Takes the comparison prefix off an ordered value; `eq` when there is none. */
export function readPrefix(text: string): { readonly prefix: Prefix; readonly rest: string } {
  const head = text.slice(0, 2);
  return isPrefix(head) ? { prefix: head, rest: text.slice(2) } : { prefix: 'eq', rest: text };
}

/** Whether a text is one of the nine prefixes. */
export const isPrefix = (text: string): text is Prefix => PREFIXES.has(text);
