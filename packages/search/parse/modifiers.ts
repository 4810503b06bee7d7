import type { SearchType } from '#fhir';

/** Modifiers of each kind of parameter besides `missing` and type names (FHIR R4 search.html#modifiers). */
const MODIFIERS: Readonly<Record<SearchType, readonly string[]>> = {
  number: [],
  date: [],
  quantity: [],
  composite: [],
  special: [],
  string: ['exact', 'contains'],
  token: ['not', 'text', 'in', 'not-in', 'below', 'above', 'of-type'],
  reference: ['identifier', 'above', 'below'],
  uri: ['below', 'above'],
};

/** The modifiers that a parameter takes; a reference also takes the names of its target types. */
export const modifiersOf = (kind: SearchType, targets: readonly string[]): readonly string[] => [
  'missing',
  ...MODIFIERS[kind],
  ...(kind === 'reference' ? targets : []),
];
