import type { CodeLists } from './code-lists.ts';
import type { ElementDefinition, StructureDefinition } from './definition-shapes.ts';
import { ownElements, shortName, typeCode } from './structures.ts';

/** One exported interface: its name, its source, and what it uses (`type:Coding` for a datatype, else a resource). */
export interface Declaration {
  readonly name: string;
  readonly source: string;
  readonly uses: readonly string[];
}

/** A list of codes longer than this is typed as string: completion over hundreds of codes helps nobody. */
const longestUnion = 64;

const primitives: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  decimal: 'number',
  integer: 'number',
  positiveInt: 'number',
  unsignedInt: 'number',
};

/** The interfaces of a structure: itself and one for each nested element (`ObservationComponent`). */
export function declarationsOf(structure: StructureDefinition, lists: CodeLists): readonly Declaration[] {
  const elements = ownElements(structure);
  const nested = elements.filter(({ path }) => elements.some((other) => other.path.startsWith(`${path}.`)));
  return [
    declaration(structure, structure.type, elements, lists),
    ...nested.map(({ path }) => declaration(structure, path, elements, lists)),
  ];
}

const isPrimitive = (code: string): boolean => /^[a-z]/.test(code);
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const interfaceName = (path: string): string => path.split('.').map(capital).join('');

function declaration(
  { type, kind, baseDefinition, snapshot, description = '' }: StructureDefinition,
  path: string,
  elements: readonly ElementDefinition[],
  lists: CodeLists,
): Declaration {
  const element = snapshot.element.find((each) => each.path === path);
  const isRoot = path === type;
  const children = elements.filter((each) => each.path.slice(0, each.path.lastIndexOf('.')) === path);
  const fields = children.flatMap((child) => fieldsOf(child, lists));
  const base = isRoot ? rootBase(type, baseDefinition) : typeCode(element!, element?.type?.[0]?.code ?? 'Element');
  const head = isRoot && kind === 'resource' ? [`  readonly resourceType: '${type}';`, ...resourceFields(type)] : [];
  const summary = sentence(isRoot ? (element?.short ?? description) : (element?.short ?? path));
  const name = interfaceName(path);
  const lines = [...head, ...fields.map(({ line }) => line)];
  const source = `/** ${summary} */
export interface ${name}${base ? ` extends ${base}` : ''} {${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}}
`;
  const inherited = isRoot && kind === 'resource' ? resourceUses(type) : [];
  return {
    name,
    source,
    uses: [...(base ? [`type:${base}`] : []), ...inherited, ...fields.flatMap(({ uses }) => uses)],
  };
}

/** Resources repeat the few fields of Resource and DomainResource, so that each file reads whole. */
function rootBase(type: string, baseDefinition: string | undefined): string {
  const base = baseDefinition ? shortName(baseDefinition) : '';
  return base === 'DomainResource' || base === 'Resource' || type === 'Element' ? '' : base;
}

const withoutNarrative = new Set(['Binary', 'Bundle', 'Parameters']);

function resourceFields(type: string): readonly string[] {
  const resource = [
    '  readonly id?: string;',
    '  readonly meta?: Meta;',
    '  readonly implicitRules?: string;',
    '  readonly _implicitRules?: Element;',
    '  readonly language?: string;',
    '  readonly _language?: Element;',
  ];
  if (withoutNarrative.has(type)) return resource;
  return [
    ...resource,
    '  readonly text?: Narrative;',
    '  readonly contained?: readonly Resource[];',
    '  readonly extension?: readonly Extension[];',
    '  readonly modifierExtension?: readonly Extension[];',
  ];
}

const resourceUses = (type: string): readonly string[] =>
  withoutNarrative.has(type)
    ? ['type:Element', 'type:Meta']
    : ['type:Element', 'type:Extension', 'type:Meta', 'type:Narrative', 'Resource'];

interface Field {
  readonly line: string;
  readonly uses: readonly string[];
}

function fieldsOf(element: ElementDefinition, lists: CodeLists): readonly Field[] {
  const name = element.path.slice(element.path.lastIndexOf('.') + 1);
  const types = element.type ?? [];
  if (name.endsWith('[x]')) {
    return types.map((type) => field(element, name.slice(0, -3) + capital(type.code), type, false, lists));
  }
  return [field(element, name, types[0], element.min > 0, lists)];
}

function field(
  element: ElementDefinition,
  name: string,
  type: NonNullable<ElementDefinition['type']>[number] | undefined,
  required: boolean,
  lists: CodeLists,
): Field {
  const many = element.max !== '1';
  const value = valueType(element, type, lists);
  const list = many
    ? 'readonly ' + (value.text.includes("' | '") ? `(${value.text})[]` : `${value.text}[]`)
    : value.text;
  const lines = [
    `  /** ${sentence(element.short ?? name)} */`,
    fieldLine(`  readonly ${name}${required ? '' : '?'}:`, list),
  ];
  const code = type && typeCode(element, type.code);
  const extended = code !== undefined && isPrimitive(code) && code !== 'xhtml' && name !== 'id';
  const isSystemType = type?.code.startsWith('http://hl7.org/fhirpath/') ?? false;
  if (extended && !isSystemType) {
    lines.push(`  readonly _${name}?: ${many ? 'readonly (Element | null)[]' : 'Element'};`);
    return { line: lines.join('\n'), uses: [...value.uses, 'type:Element'] };
  }
  return { line: lines.join('\n'), uses: value.uses };
}

/** One line, or one alternative of a union a line where it would be longer than 120 characters. */
function fieldLine(start: string, type: string): string {
  if (start.length + type.length < 119 || !type.includes(' | ')) return `${start} ${type};`;
  const [, open = '', union = '', close = ''] = /^(.*[<(])?(.*?)([>)].*)?$/.exec(type) ?? [];
  const list = union.split(' | ').map((part) => `\n    | ${part}`);
  return `${start}${open && ` ${open}`}${list.join('')}${close && `\n  ${close}`};`;
}

interface TypeText {
  readonly text: string;
  readonly uses: readonly string[];
}

function valueType(
  element: ElementDefinition,
  type: NonNullable<ElementDefinition['type']>[number] | undefined,
  lists: CodeLists,
): TypeText {
  if (element.contentReference) return { text: interfaceName(element.contentReference.slice(1)), uses: [] };
  if (!type) throw new Error(`${element.path} has no type`);
  const code = typeCode(element, type.code);
  if (code === 'Resource') return { text: 'Resource', uses: ['Resource'] };
  if (code === 'BackboneElement' || code === 'Element') return { text: interfaceName(element.path), uses: [] };
  if (code === 'Reference') return referenceTo((type.targetProfile ?? []).map(shortName));
  if (code === 'code') return codeType(element, lists);
  if (isPrimitive(code)) return { text: primitives[code] ?? 'string', uses: [] };
  return { text: code, uses: [`type:${code}`] };
}

function referenceTo(targets: readonly string[]): TypeText {
  if (targets.length === 0 || targets.includes('Resource')) return { text: 'Reference', uses: ['type:Reference'] };
  return { text: `Reference<${targets.join(' | ')}>`, uses: ['type:Reference', ...targets] };
}

function codeType({ binding }: ElementDefinition, lists: CodeLists): TypeText {
  const set = binding?.strength === 'required' ? binding.valueSet?.split('|')[0] : undefined;
  if (set === 'http://hl7.org/fhir/ValueSet/resource-types') return { text: 'ResourceType', uses: ['ResourceType'] };
  const codes = set ? [...(lists(set)?.values() ?? [])].flat() : [];
  if (codes.length === 0 || codes.length > longestUnion) return { text: 'string', uses: [] };
  return {
    text: [...new Set(codes)].map((code) => `'${code.replaceAll("'", "\\'")}'`).join(' | '),
    uses: [],
  };
}

/** One line, safe within a comment. */
const sentence = (prose: string): string => prose.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /').trim();
