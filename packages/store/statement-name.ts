import { createHash } from 'node:crypto';

const names = new WeakMap<object, Map<string, string>>();

/** Statements whose names are remembered; a search has few shapes. */
const MOST = 2000;

/**
 * A short name for a statement's text, the same in every process; undefined when there are more shapes than prepared
 * statements are worth (each costs memory on its connection).
 */
export function statementName(owner: object, text: string): string {
  let known = names.get(owner);
  if (known === undefined) names.set(owner, (known = new Map<string, string>()));
  const there = known.get(text);
  if (there !== undefined) return there;
  if (known.size >= MOST) return '';
  const name = `s-${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
  known.set(text, name);
  return name;
}
