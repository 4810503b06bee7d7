import { membersOf, structureOf } from '#fhir';
import type { Definitions, ElementShape, Model, TypeShape } from './model.ts';
import { modelOf } from './model-of.ts';

let model: Model | undefined;

/** The types of FHIR R4 (4.0.1), each read when an expression first needs it. */
export function fhirModel(): Model {
  model ??= modelOf(fhirDefinitions);
  return model;
}

const kinds = { 'primitive-type': 'primitive', 'complex-type': 'complex', resource: 'resource' } as const;

/** What the engine needs of a type or nested element (`Observation.component`) of R4. */
const fhirDefinitions: Definitions = (name) => {
  const dot = name.indexOf('.');
  const structure = structureOf(dot < 0 ? name : name.slice(0, dot));
  if (!structure) return undefined;
  const elements = elementsOf(structure.kind === 'primitive-type' && dot < 0 ? 'Element' : name);
  if (dot < 0) return { kind: kinds[structure.kind], base: structure.base, elements };
  if (elements.length === 0) return undefined;
  const holder = structure.elements.find(({ path }) => path === name)?.types[0]?.code;
  return { kind: 'complex', base: holder ?? 'BackboneElement', elements } satisfies TypeShape;
};

function elementsOf(path: string): readonly ElementShape[] {
  const types = new Map<string, string[]>();
  const choices = new Set<string>();
  for (const { type, element } of membersOf(path).values()) {
    const names = types.get(element.name) ?? [];
    names.push(type);
    types.set(element.name, names);
    if (element.choice) choices.add(element.name);
  }
  return [...types].map(([name, names]) => ({ name, types: names, choice: choices.has(name) }));
}
