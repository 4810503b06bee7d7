import type { CodeSystem } from '#fhir';
import type { Concept, ConceptProperty, Designation } from './concept.ts';

type Node = NonNullable<CodeSystem['concept']>[number];
type NodeProperty = NonNullable<Node['property']>[number];

/** All concepts in the order of the resource, children after their parent. */
export function readConcepts(codeSystem: CodeSystem, supplements: readonly CodeSystem[]): readonly Concept[] {
  const added = new Map<string, Node[]>();
  for (const supplement of supplements) {
    walk(supplement.concept, undefined, (node) => {
      added.set(node.code, [...(added.get(node.code) ?? []), node]);
    });
  }
  const nodes = new Map<string, Node>();
  const parents = new Map<string, Set<string>>();
  const parentsOf = (code: string): Set<string> => {
    const known = parents.get(code);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    parents.set(code, fresh);
    return fresh;
  };
  walk(codeSystem.concept, undefined, (node, parent) => {
    if (!nodes.has(node.code)) nodes.set(node.code, node);
    if (parent !== undefined) parentsOf(node.code).add(parent);
    // Further parents of HL7 v3 systems stand only as properties (codesystem-concept-properties parent, child).
    for (const { code, valueCode } of node.property ?? []) {
      if (valueCode === undefined) continue;
      if (code === 'child') parentsOf(valueCode).add(node.code);
      if (code === 'parent') parentsOf(node.code).add(valueCode);
    }
  });
  return [...nodes.values()].map((node) => conceptOf(node, added.get(node.code) ?? [], [...parentsOf(node.code)]));
}

function walk(
  nodes: readonly Node[] | undefined,
  parent: string | undefined,
  visit: (node: Node, parent: string | undefined) => void,
): void {
  for (const node of nodes ?? []) {
    visit(node, parent);
    walk(node.concept, node.code, visit);
  }
}

function conceptOf(node: Node, added: readonly Node[], parents: readonly string[]): Concept {
  const all = [node, ...added];
  const properties = all.flatMap((one) => (one.property ?? []).map(propertyOf)).filter((one) => one !== undefined);
  const holds = (code: string, ...values: readonly (string | boolean)[]): boolean =>
    properties.some((property) => property.code === code && values.some((value) => value === property.value));
  return {
    code: node.code,
    ...(node.display === undefined ? {} : { display: node.display }),
    ...(node.definition === undefined ? {} : { definition: node.definition }),
    designations: all.flatMap((one) => (one.designation ?? []).map(designationOf)),
    properties: properties.filter(({ code }) => code !== 'parent' && code !== 'child'),
    parents,
    inactive: holds('inactive', true) || holds('status', 'retired', 'inactive'),
    abstract: holds('notSelectable', true) || holds('abstract', true),
  };
}

function designationOf({ language, use, value }: NonNullable<Node['designation']>[number]): Designation {
  return {
    ...(language === undefined ? {} : { language }),
    ...(use === undefined
      ? {}
      : {
          use: {
            ...(use.system === undefined ? {} : { system: use.system }),
            ...(use.code === undefined ? {} : { code: use.code }),
            ...(use.display === undefined ? {} : { display: use.display }),
          },
        }),
    value,
  };
}

function propertyOf(property: NodeProperty): ConceptProperty | undefined {
  const { code } = property;
  if (property.valueCode !== undefined) return { code, type: 'code', value: property.valueCode };
  if (property.valueString !== undefined) return { code, type: 'string', value: property.valueString };
  if (property.valueBoolean !== undefined) return { code, type: 'boolean', value: property.valueBoolean };
  if (property.valueInteger !== undefined) return { code, type: 'integer', value: property.valueInteger };
  if (property.valueDecimal !== undefined) return { code, type: 'decimal', value: property.valueDecimal };
  if (property.valueDateTime !== undefined) return { code, type: 'dateTime', value: property.valueDateTime };
  const coding = property.valueCoding;
  if (coding?.code === undefined) return undefined;
  return {
    code,
    type: 'Coding',
    value: coding.code,
    ...(coding.system === undefined ? {} : { system: coding.system }),
    ...(coding.display === undefined ? {} : { display: coding.display }),
  };
}
