import type { ElementDefinition, StructureDefinition } from './definition-shapes.ts';
import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';
import { slim } from './slim.ts';

/** What a check needs of an element; the rest is prose and mappings. */
const kept: ReadonlySet<string> = new Set(
  'id path sliceName slicing min max base type binding constraint contentReference isModifier mustSupport'.split(' '),
);

/** Stated by the types themselves; the invariants of a profile are those that it adds. */
const ofTypes = new Set(['ele-1', 'ext-1', 'dom-2', 'dom-3', 'dom-4', 'dom-5', 'dom-6']);

/** Writes the profiles and extension definitions of FHIR itself (vital signs among them), each with its snapshot. */
export function writeProfiles({ profiles }: Definitions): string {
  return writeShelf('profiles', new Map(profiles.map((profile) => [profile.url, record(profile)])));
}

function record(profile: StructureDefinition): unknown {
  const { snapshot, ...head } = profile;
  const { mapping: _mapping, differential: _differential, ...rest } = slim(head) as Record<string, unknown>;
  return { ...rest, snapshot: { element: snapshot.element.map(slimElement) } };
}

function slimElement(element: ElementDefinition): unknown {
  const members = Object.entries(element).filter(([key]) => kept.has(key) || /^(fixed|pattern|min|max)[A-Z]/.test(key));
  const constraint = element.constraint
    ?.filter(({ key }) => !ofTypes.has(key))
    .map(({ key, severity, human, expression }) => ({ key, severity, human, expression }));
  const { id, path, min, max, base } = element as ElementDefinition & { readonly id: string };
  const { extension: _extension, ...slimmed } = slim(Object.fromEntries(members)) as Record<string, unknown>;
  return {
    id,
    path,
    ...slimmed,
    min,
    max,
    base,
    isModifier: element.isModifier || undefined,
    constraint: constraint?.length ? constraint : undefined,
  };
}
