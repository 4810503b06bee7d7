import { member } from '../path/walk.ts';

/** One code that a token parameter finds, with the texts that say it in words. */
export interface TokenValue {
  /** Undefined: without a system. */
  readonly system: string | undefined;
  readonly code: string | undefined;
  /** Whether the system stands in the definition, not in the resource (`code` elements). */
  readonly implied: boolean;
}

/** Calls `found` with each code of a Coding, CodeableConcept, Identifier, ContactPoint, code, boolean or text. */
export function tokensOf(value: unknown, type: string, found: (token: TokenValue) => void): void {
  if (typeof value === 'string') {
    found({ system: type.startsWith('code@') ? type.slice(5) : undefined, code: value, implied: true });
  } else if (typeof value === 'boolean' || typeof value === 'number') {
    found({ system: undefined, code: String(value), implied: true });
  } else if (typeof value === 'object' && value !== null) {
    const codings = member(value, 'coding');
    if (Array.isArray(codings)) for (const coding of codings as unknown[]) found(coded(coding, 'code'));
    else if (type === 'CodeableConcept') return;
    else if (type === 'ContactPoint') found({ system: undefined, code: text(member(value, 'value')), implied: true });
    else found(coded(value, type === 'Identifier' || 'value' in value ? 'value' : 'code'));
  }
}

const coded = (value: unknown, name: string): TokenValue => ({
  system: text(member(value, 'system')),
  code: text(member(value, name)),
  implied: false,
});

/** What `:text` reads: text and displays of a concept, the type's text of an identifier (FHIR R4 search.html#token). */
export function tokenTexts(value: unknown, type: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const texts = new Set<string>();
  const add = (one: unknown): void => {
    if (typeof one === 'string') texts.add(one);
  };
  if (type === 'Identifier') {
    add(member(member(value, 'type'), 'text'));
    return [...texts];
  }
  add(member(value, 'text'));
  add(member(value, 'display'));
  const codings = member(value, 'coding');
  if (Array.isArray(codings)) for (const coding of codings as unknown[]) add(member(coding, 'display'));
  return [...texts];
}

/** The codings of an identifier's type, for `:of-type`. */
export function identifierTypes(value: unknown): readonly { readonly system: string; readonly code: string }[] {
  const codings = member(member(value, 'type'), 'coding');
  if (!Array.isArray(codings)) return [];
  return (codings as unknown[]).flatMap((coding) => {
    const code = text(member(coding, 'code'));
    return code === undefined ? [] : [{ system: text(member(coding, 'system')) ?? '', code }];
  });
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
