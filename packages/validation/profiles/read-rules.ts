import { structureOf, type ElementDefinition } from '#fhir';
import type { ProfileInvariant, ProfileRules, ProfileType } from './node.ts';

/** Puts what an ElementDefinition says over what is known of the element; invariants add up. */
export function overlay(rules: ProfileRules, element: ElementDefinition): void {
  const { min, max, type, binding, slicing, maxLength, constraint } = element;
  if (min !== undefined) rules.min = min;
  if (max !== undefined) rules.max = max === '*' ? Infinity : Number(max);
  if (type !== undefined) rules.types = type.map(readType);
  if (maxLength !== undefined) rules.maxLength = maxLength;
  const { strength, valueSet } = binding ?? {};
  if (valueSet !== undefined && (strength === 'required' || strength === 'extensible')) {
    rules.binding = { strength, valueSet };
  }
  if (slicing !== undefined) {
    rules.slicing = {
      discriminators: (slicing.discriminator ?? []).map(({ type: kind, path }) => ({ type: kind, path })),
      rules: slicing.rules,
      ordered: slicing.ordered === true,
    };
  }
  for (const [key, value] of Object.entries(element)) {
    if (/^fixed[A-Z]/u.test(key)) rules.fixed = value;
    else if (/^pattern[A-Z]/u.test(key)) rules.pattern = value;
    else if (/^minValue[A-Z]/u.test(key)) rules.least = value;
    else if (/^maxValue[A-Z]/u.test(key)) rules.most = value;
  }
  const known = new Set(rules.invariants.map(({ key }) => key));
  rules.invariants = [
    ...rules.invariants,
    ...(constraint ?? []).flatMap(readInvariant).filter(({ key }) => !known.has(key)),
  ];
}

const typeUrl = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';

function readType({
  code,
  profile,
  targetProfile,
  extension,
}: NonNullable<ElementDefinition['type']>[number]): ProfileType {
  // R4 names a FHIRPath system type for ids and urls, and the FHIR type beside it.
  const said = extension?.find(({ url }) => url === typeUrl)?.valueUrl;
  return {
    code: code.startsWith('http://hl7.org/fhirpath/') ? (said ?? 'string') : code,
    profiles: (profile ?? []).filter((url) => url !== null),
    targets: (targetProfile ?? []).filter((url) => url !== null),
  };
}

/** Invariants that come from a base type are checked with the base type. */
function readInvariant(constraint: NonNullable<ElementDefinition['constraint']>[number]): readonly ProfileInvariant[] {
  const { key, severity, human, expression, source } = constraint;
  const origin = source?.replace('http://hl7.org/fhir/StructureDefinition/', '').split('.', 1)[0] ?? '';
  if (expression === undefined || structureOf(origin) !== undefined || everywhere.has(key)) return [];
  return [{ key, severity, human, expression }];
}

const everywhere: ReadonlySet<string> = new Set(['ele-1', 'ext-1', 'dom-2', 'dom-3', 'dom-4', 'dom-5', 'dom-6']);
