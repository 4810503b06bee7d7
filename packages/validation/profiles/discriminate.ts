import { typeOfTarget } from '../reference-check.ts';
import { isObject } from '../run.ts';
import { neededSlices, nodesAt, readSteps, valuesAt, withProfiles, type Step } from './discriminator-path.ts';
import { hasPattern, isSame } from './fixed-pattern.ts';
import { itemsOf, type Item } from './items.ts';
import type { ProfileNode, ProfileType } from './node.ts';
import type { Walk } from './walk.ts';

/** Yes, no, or it cannot be decided here. */
export type Decision = boolean | undefined;

/** Whether an item belongs to a slice by one discriminator (FHIR R4 profiling.html#discriminator). */
export function discriminates(
  { type, path }: { readonly type: string; readonly path: string },
  slice: ProfileNode,
  item: Item,
  walk: Walk,
): Decision {
  const steps = readSteps(path);
  if (steps === undefined) return undefined;
  switch (type) {
    case 'value':
    case 'pattern':
      return byValue(slice, item, steps, walk);
    case 'exists':
      return byExistence(slice, item, steps, walk);
    case 'type':
      return byType(slice, item, steps, walk);
    case 'profile':
      return byProfile(slice, item, steps, walk);
    default:
      return undefined;
  }
}

function byValue(slice: ProfileNode, item: Item, steps: readonly Step[], walk: Walk): Decision {
  const values = valuesAt(item, steps, walk);
  if (values === undefined) return undefined;
  const nodes = nodesAt(slice, steps, walk).filter((node) => says(node, walk));
  if (nodes.length > 0) return all(nodes, (node) => any(values, (value) => fits(node, value, walk)));
  // An extension's slice names its profile, whose address is the extension's url (FHIR R4 profiling.html#extensions).
  const urls = (slice.rules.types ?? []).flatMap(({ profiles }) => profiles).map((url) => url.split('|', 1)[0]);
  const [step] = steps;
  const isUrl = steps.length === 1 && step?.kind === 'child' && step.name === 'url';
  return isUrl && urls.length > 0 ? values.some(({ value }) => urls.some((url) => url === value)) : undefined;
}

function byExistence(slice: ProfileNode, item: Item, steps: readonly Step[], walk: Walk): Decision {
  const values = valuesAt(item, steps, walk);
  const rules = nodesAt(slice, steps, walk).map((node) => node.rules);
  if (values === undefined) return undefined;
  if (rules.some(({ max }) => max === 0)) return values.length === 0;
  return rules.some(({ min }) => min !== undefined && min > 0) ? values.length > 0 : undefined;
}

function byType(slice: ProfileNode, item: Item, steps: readonly Step[], walk: Walk): Decision {
  const resolves = steps.at(-1)?.kind === 'resolve';
  const before = resolves ? steps.slice(0, -1) : steps;
  const types = nodesAt(slice, before, walk).flatMap(({ rules }) => rules.types ?? []);
  const values = valuesAt(item, before, walk);
  if (values === undefined || types.length === 0) return undefined;
  if (!resolves) return values.some(({ code }) => types.some((type) => type.code === code));
  return any(values, ({ value }) => {
    const found = isObject(value) ? typeOfTarget(value, walk.run) : undefined;
    return found === undefined ? undefined : targetTypes(types, walk).includes(found);
  });
}

const targetTypes = (types: readonly ProfileType[], walk: Walk): readonly string[] =>
  types.flatMap(({ targets }) =>
    targets.map((url) => walk.profiles.get(url)?.type ?? url.slice(url.lastIndexOf('/') + 1)),
  );

function byProfile(slice: ProfileNode, item: Item, steps: readonly Step[], walk: Walk): Decision {
  const values = valuesAt(item, steps, walk);
  if (values === undefined) return undefined;
  const resolves = steps.at(-1)?.kind === 'resolve';
  const types = nodesAt(slice, resolves ? steps.slice(0, -1) : steps, walk).flatMap(({ rules }) => rules.types ?? []);
  const urls = types.flatMap(({ profiles, targets }) => (resolves ? targets : profiles));
  if (urls.length === 0) return undefined;
  return any(values, (value) => any(urls, (url) => walk.checks.meets(url, value, walk)));
}

/** Whether a node says which values it takes. */
function says(node: ProfileNode, walk: Walk): boolean {
  const { fixed, pattern, binding } = node.rules;
  if (fixed !== undefined || pattern !== undefined || binding?.strength === 'required') return true;
  return toldBelow(node, walk).length > 0;
}

/** Elements below a node, and slices of them that must be there, that say which values they take. */
const toldBelow = (node: ProfileNode, walk: Walk): readonly ProfileNode[] =>
  withProfiles(node, walk)
    .flatMap(({ children }) => children.flatMap((child) => [child, ...neededSlices(child)]))
    .filter((child) => says(child, walk));

/** Whether a value is one that the node takes. */
function fits(node: ProfileNode, item: Item, walk: Walk): Decision {
  const { fixed, pattern, binding } = node.rules;
  if (fixed !== undefined && !isSame(item.value, fixed)) return false;
  if (pattern !== undefined && !hasPattern(item.value, pattern)) return false;
  if (fixed === undefined && pattern === undefined && binding?.strength === 'required') {
    return isBound(item, walk.sets.get(binding.valueSet));
  }
  const { value, type } = item;
  return all(toldBelow(node, walk), (child) => {
    const below = isObject(value) ? itemsOf(value, type, child.name) : [];
    return any(below, (one) => fits(child, one, walk));
  });
}

function isBound({ value }: Item, set: ReadonlySet<string> | undefined): Decision {
  if (set === undefined) return undefined;
  if (typeof value === 'string') return [...set].some((one) => one.endsWith(`|${value}`));
  if (!isObject(value)) return false;
  const codings: readonly unknown[] = Array.isArray(value['coding']) ? value['coding'] : [value];
  return codings.filter(isObject).some(({ system, code }) => set.has([system, code].join('|')));
}

function any<T>(list: readonly T[], test: (one: T) => Decision): Decision {
  const decisions = list.map(test);
  return decisions.includes(true) ? true : decisions.includes(undefined) ? undefined : false;
}

/** Whether every test holds. */
export function all<T>(list: readonly T[], test: (one: T) => Decision): Decision {
  const decisions = list.map(test);
  return decisions.includes(false) ? false : decisions.includes(undefined) ? undefined : true;
}
