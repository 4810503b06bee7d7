import type { ElementDefinition, StructureDefinition } from './definition-shapes.ts';
import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';

const structureUrl = 'http://hl7.org/fhir/StructureDefinition/';
const fhirType = `${structureUrl}structuredefinition-fhir-type`;

/** The type code as FHIR means it: ids and urls of R4 name a FHIRPath system type and say the FHIR one beside it. */
export function typeCode(element: ElementDefinition, code: string): string {
  if (element.base.path === 'Resource.id') return 'id';
  if (!code.startsWith('http://hl7.org/fhirpath/')) return code;
  const type = element.type?.find((candidate) => candidate.code === code);
  return type?.extension?.find(({ url }) => url === fhirType)?.valueUrl ?? 'string';
}

/** The last part of a definition's URL: `Patient` of http://hl7.org/fhir/StructureDefinition/Patient. */
export const shortName = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** What a structure adds to its base; the base's own elements are not repeated in R4's resources and datatypes. */
export function ownElements({ type, snapshot }: StructureDefinition): readonly ElementDefinition[] {
  return snapshot.element.filter(({ path, base }) => path !== type && base.path.split('.')[0] === type);
}

/** Writes one record a type: what it adds to its base, defaults left out (the reader is packages/fhir/structures.ts). */
export function writeStructures({ structures }: Definitions): string {
  return writeShelf('structures', new Map(structures.map((structure) => [structure.id, record(structure)])));
}

function record(structure: StructureDefinition): unknown {
  const { id, type, kind, abstract, baseDefinition, snapshot } = structure;
  const root = snapshot.element[0];
  return {
    type: id,
    kind,
    abstract: abstract || undefined,
    base: baseDefinition && shortName(baseDefinition),
    invariants: root && invariants(structure, root),
    elements:
      kind === 'primitive-type'
        ? []
        : ownElements(structure).map((element) => ({
            path: element.path.slice(type.length + 1),
            min: element.min || undefined,
            max: element.max === '1' ? undefined : element.max === '*' ? -1 : Number(element.max),
            types: element.type?.map((each) => elementType(element, each)),
            content: element.contentReference?.slice(1),
            required: element.binding?.strength === 'required' ? element.binding.valueSet?.split('|')[0] : undefined,
            invariants: invariants(structure, element),
            summary: element.isSummary || undefined,
            modifier: element.isModifier || undefined,
          })),
  };
}

function elementType(element: ElementDefinition, each: NonNullable<ElementDefinition['type']>[number]): unknown {
  const code = typeCode(element, each.code);
  const profile = each.profile?.[0];
  const targets = each.targetProfile?.map(shortName);
  if (!profile && !targets) return code;
  return { code, profile: profile && shortName(profile), targets };
}

/** An invariant stands with the type that states it: those with a source of their own come from the base or datatype. */
function invariants({ url }: StructureDefinition, { constraint = [] }: ElementDefinition): unknown {
  const own = constraint.filter(({ source }) => source === undefined || source === url);
  if (own.length === 0) return undefined;
  return own.map(({ key, severity, human, expression }) => ({
    key,
    warning: severity === 'warning' || undefined,
    human,
    expression,
  }));
}
