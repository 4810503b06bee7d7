/**
 * Replaces in every string of the resource that is a whole key of `targets` (a fullUrl, a conditional reference) by its
 * target, keeping a fragment or version of a fullUrl; the input is not changed. Objects without such a string are shared.
 * Symbol-keyed decimal literals stay.
 */
export function withReferences<T>(value: T, targets: ReadonlyMap<string, string>): T {
  return targets.size === 0 ? value : (replaced(value, targets) as T);
}

function replaced(value: unknown, targets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return targets.get(value) ?? inNarrative(value, targets);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => replaced(item, targets));
    return items.some((item, n) => item !== value[n]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const copy: Record<PropertyKey, unknown> = { ...value };
  for (const [name, item] of Object.entries(value)) {
    const next = replaced(item, targets);
    if (next !== item) {
      copy[name] = next;
      changed = true;
    }
  }
  return changed ? copy : value;
}

/** Links and images of a narrative point to entries as well (bundle.html 2.36.4.1). */
function inNarrative(text: string, targets: ReadonlyMap<string, string>): string {
  if (!text.startsWith('<div') || !text.includes('urn:')) return text;
  return text.replaceAll(
    /((?:href|src)=")(urn:(?:uuid|oid):[^"]+)(")/gu,
    (whole, before: string, url: string, after: string) => {
      const target = targets.get(url);
      return target === undefined ? whole : `${before}${target}${after}`;
    },
  );
}

/** Every value of an element named `reference` in the resource, with its place. */
export function referenceTexts(
  value: unknown,
  place: string,
): readonly { readonly text: string; readonly place: string }[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, n) => referenceTexts(item, `${place}[${n}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) =>
    name === 'reference' && typeof item === 'string'
      ? [{ text: item, place: `${place}.reference` }]
      : referenceTexts(item, `${place}.${name}`),
  );
}
