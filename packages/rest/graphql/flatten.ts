import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { isRawNumber } from './raw-number.ts';
import { severalValues } from './refusals.ts';

type Data = Readonly<Record<string, unknown>>;

/** Whether any field is to be flattened: else the answer is as it stands. */
export const flattens = (text: string): boolean => text.includes('@flatten');

/**
 * Leaves out the fields with @flatten and puts their children in their place (graphql.html, flattening): below a list
 * each child is the list of its values, or with @singleton the one value.
 */
export function flattened(
  data: Data,
  selection: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Data {
  const out: Record<string, unknown> = {};
  for (const [key, nodes] of fieldsOf(selection, fragments)) {
    if (!(key in data)) continue;
    const value = data[key];
    const inner = selectionOf(nodes);
    if (inner === undefined) out[key] = value;
    else if (!has(nodes, 'flatten')) out[key] = below(value, inner, fragments);
    else merge(out, value, inner, fragments);
  }
  return out;
}

const below = (
  value: unknown,
  inner: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): unknown =>
  Array.isArray(value)
    ? value.map((item) => below(item, inner, fragments))
    : isData(value)
      ? flattened(value, inner, fragments)
      : value;

function merge(
  out: Record<string, unknown>,
  value: unknown,
  inner: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  if (isData(value)) Object.assign(out, flattened(value, inner, fragments));
  if (!Array.isArray(value)) return;
  const singles = singletons(inner, fragments);
  for (const item of value.filter(isData)) {
    for (const [key, found] of Object.entries(flattened(item, inner, fragments))) {
      const values = (Array.isArray(found) ? found : [found]).filter((one) => one !== null && one !== undefined);
      const known = out[key];
      if (!singles.has(key)) out[key] = [...(Array.isArray(known) ? known : []), ...values];
      else if (values.length > 1 || (values.length === 1 && known !== undefined && known !== null))
        throw severalValues(key);
      else out[key] = known ?? values[0] ?? null;
    }
  }
}

/** Keys with @singleton, also of children that a flattened child gives up. */
function singletons(
  selection: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [key, nodes] of fieldsOf(selection, fragments)) {
    if (has(nodes, 'singleton')) keys.add(key);
    const inner = selectionOf(nodes);
    if (inner !== undefined && has(nodes, 'flatten')) for (const one of singletons(inner, fragments)) keys.add(one);
  }
  return keys;
}

/** The fields of a selection by the key of their answer, fragments unfolded. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const add = (key: string, nodes: readonly FieldNode[]): void =>
    void fields.set(key, [...(fields.get(key) ?? []), ...nodes]);
  for (const one of selections) {
    if (one.kind === 'Field') add((one.alias ?? one.name).value, [one]);
    else {
      const selection = one.kind === 'InlineFragment' ? one.selectionSet : fragments.get(one.name.value)?.selectionSet;
      if (selection !== undefined) for (const [key, nodes] of fieldsOf(selection, fragments)) add(key, nodes);
    }
  }
  return fields;
}

function selectionOf(nodes: readonly FieldNode[]): SelectionSetNode | undefined {
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const [first] = nodes;
  return first?.selectionSet === undefined ? undefined : { ...first.selectionSet, selections };
}

const has = (nodes: readonly FieldNode[], name: string): boolean =>
  nodes.some(({ directives = [] }) => directives.some((one) => one.name.value === name));

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);
