import type { Run, Scope } from '../compile/scope.ts';
import { isObject, Item, itemOf, none, type Items } from '../values/item.ts';

/** `Patient/1`, `http://host/fhir/Patient/1/_history/2`: the type stands before the id (FHIR R4 references.html#literal). */
const typed = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?(?:#.*)?$/;

/** The type that a literal reference names; undefined for `urn:uuid:…`, `#id` and what is no reference. */
export const typeOfReference = (reference: string): string | undefined => typed.exec(reference)?.[1];

/**
 * The resource behind a Reference, uri or canonical: a contained one, or what the environment finds. Without a way to
 * look, an item of the right type but without content, so that `resolve() is Patient` is decided by the reference.
 */
export function resolved(item: Item, { run }: Scope): Items {
  const { value } = item;
  const reference = isObject(value) ? value['reference'] : value;
  const declared = isObject(value) ? value['type'] : undefined;
  if (typeof reference === 'string') {
    if (reference.startsWith('#')) return contained(reference.slice(1), run);
    const found = run.environment.resolve?.(reference);
    if (found !== undefined && found !== null) return [itemOf(found, run.model)];
  }
  const name = (typeof reference === 'string' ? typeOfReference(reference) : undefined) ?? declared;
  const type = typeof name === 'string' ? run.model.type(name) : undefined;
  return type && run.environment.resolve === undefined ? [new Item(undefined, type)] : none;
}

function contained(id: string, run: Run): Items {
  const root = run.rootResource;
  if (id === '') return [root];
  const within = isObject(root.value) ? root.value['contained'] : undefined;
  const found: unknown = Array.isArray(within)
    ? within.find((each: unknown) => isObject(each) && each['id'] === id)
    : undefined;
  return found === undefined ? none : [itemOf(found, run.model)];
}
