import { isResourceType } from '#fhir';

const literal =
  /^(?:https?:\/\/[^\s?#]*\/)?([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;
const conditional = /^([A-Z][A-Za-z]+)\?/;

/**
 * The resource type that a reference names in its text (`Patient/1`, `https://x/Patient/1/_history/2`,
 * `Patient?identifier=1`); undefined where only resolving would tell (FHIR R4 references.html#literal).
 */
export function typeNamedBy(reference: string): string | undefined {
  const type = (literal.exec(reference) ?? conditional.exec(reference))?.[1];
  return type !== undefined && isResourceType(type) ? type : undefined;
}

/** The name that a relative reference puts in the place of a type without being one: `Dragon` of `Dragon/1`. */
export function noTypeNamedBy(reference: string): string | undefined {
  const name = /^([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/.exec(reference)?.[1];
  return name !== undefined && !isResourceType(name) ? name : undefined;
}
