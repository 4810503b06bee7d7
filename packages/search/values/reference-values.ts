import { member } from '../path/walk.ts';
import { parseReference } from './reference-text.ts';

/** What a reference parameter finds in one value. */
export type ReferenceValue =
  | { readonly kind: 'local'; readonly type: string; readonly id: string; readonly version: string | undefined }
  /** An absolute url elsewhere, a urn, or a canonical; `version` stands after its bar. */
  | { readonly kind: 'address'; readonly url: string; readonly version: string | undefined }
  | { readonly kind: 'identifier'; readonly system: string | undefined; readonly value: string | undefined };

/** Calls `found` for the literal and the logical part of a Reference, a canonical, a uri, or a resource within. */
export function referencesOf(
  value: unknown,
  bases: readonly string[],
  found: (reference: ReferenceValue) => void,
): void {
  if (typeof value === 'string') return literal(value, bases, found);
  if (typeof value !== 'object' || value === null) return;
  const reference = member(value, 'reference');
  if (typeof reference === 'string') literal(reference, bases, found);
  const type = member(value, 'resourceType');
  const id = member(value, 'id');
  if (typeof type === 'string' && typeof id === 'string') found({ kind: 'local', type, id, version: undefined });
  const identifier = member(value, 'identifier');
  if (type === undefined && typeof identifier === 'object' && identifier !== null) {
    found({ kind: 'identifier', system: text(member(identifier, 'system')), value: text(member(identifier, 'value')) });
  }
}

function literal(text: string, bases: readonly string[], found: (reference: ReferenceValue) => void): void {
  // A contained resource is no resource that a search can name.
  if (text.startsWith('#') || text === '') return;
  const parsed = parseReference(text);
  if (parsed !== undefined && (parsed.base === undefined || bases.includes(parsed.base))) {
    return found({ kind: 'local', type: parsed.type, id: parsed.id, version: parsed.version });
  }
  const bar = text.indexOf('|');
  found(
    bar < 0
      ? { kind: 'address', url: text, version: undefined }
      : { kind: 'address', url: text.slice(0, bar), version: text.slice(bar + 1) },
  );
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
