import type { ElementDefinition, StructureDefinition } from '#fhir';

/** A profile of a type by its differential, for tests. */
export function profileOf(
  name: string,
  type: string,
  elements: readonly ElementDefinition[],
  base = `http://hl7.org/fhir/StructureDefinition/${type}`,
): StructureDefinition {
  return {
    resourceType: 'StructureDefinition',
    url: `http://example.org/${name}`,
    name,
    status: 'active',
    kind: 'resource',
    abstract: false,
    type,
    derivation: 'constraint',
    baseDefinition: base,
    differential: { element: [{ id: type, path: type }, ...elements] as [ElementDefinition, ...ElementDefinition[]] },
  };
}

/** An element by its id; its path is the id without slices. */
export const element = (id: string, rules: Omit<ElementDefinition, 'id' | 'path'> = {}): ElementDefinition => ({
  id,
  path: id.replace(/:[^.]+/gu, ''),
  ...rules,
});
