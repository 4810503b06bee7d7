/** What a terminology lookup never answers from: prose, contacts, dates of publication. */
const dropped = new Set([
  'id',
  'meta',
  'text',
  'contact',
  'extension',
  'experimental',
  'date',
  'publisher',
  'description',
  'copyright',
  'identifier',
  'purpose',
  'immutable',
  'jurisdiction',
  'useContext',
  'comment',
  'modifierExtension',
]);

/** A conformance resource without prose and extensions, at every depth. */
export function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (dropped.has(key) || key[0] === '_' ? [] : [[key, slim(item)]])),
  );
}
