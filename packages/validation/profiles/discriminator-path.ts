import { isObject } from '../run.ts';
import { targetAtHand } from '../reference-check.ts';
import { itemsOf, type Item } from './items.ts';
import type { ProfileNode } from './node.ts';
import type { Walk } from './walk.ts';

/** One step of a discriminator's path, the restricted FHIRPath of FHIR R4 profiling.html#discriminator. */
export type Step =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'resolve' };

/** Reads a discriminator's path; undefined if it uses what the restricted form does not have. */
export function readSteps(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const pattern =
    /(?:^|\.)(?:(\$this)|extension\('([^']*)'\)|extension\("([^"]*)"\)|ofType\((\w+)\)|(resolve\(\))|(\w+)(?:\[x\])?)(?=\.|$)/gy;
  let end = 0;
  for (const match of path.matchAll(pattern)) {
    end = match.index + match[0].length;
    const [, self, url, quoted, type, resolve, name] = match;
    if (self !== undefined) continue;
    if (url !== undefined || quoted !== undefined) steps.push({ kind: 'extension', url: url ?? quoted ?? '' });
    else if (type !== undefined) steps.push({ kind: 'type', type });
    else if (resolve !== undefined) steps.push({ kind: 'resolve' });
    else if (name !== undefined) steps.push({ kind: 'child', name });
  }
  return end === path.length ? steps : undefined;
}

/** The values that a path leads to from an item; undefined where a reference could not be resolved. */
export function valuesAt(item: Item, steps: readonly Step[], walk: Walk): readonly Item[] | undefined {
  let items: readonly Item[] = [item];
  for (const step of steps) {
    const next: Item[] = [];
    for (const one of items) {
      const found = oneStep(one, step, walk);
      if (found === undefined) return undefined;
      next.push(...found);
    }
    items = next;
  }
  return items;
}

function oneStep(item: Item, step: Step, walk: Walk): readonly Item[] | undefined {
  if (step.kind === 'type') return item.code === step.type ? [item] : [];
  if (!isObject(item.value)) return [];
  if (step.kind === 'child') return itemsOf(item.value, item.type, step.name);
  if (step.kind === 'extension') {
    return itemsOf(item.value, item.type, 'extension').filter(
      ({ value }) => isObject(value) && value['url'] === step.url,
    );
  }
  const target = targetAtHand(item.value, walk.run);
  const type = target?.['resourceType'];
  return typeof type === 'string' ? [{ value: target, type, code: type, index: undefined, choice: true }] : undefined;
}

/** What the profile says of the place that a path leads to, following the profiles of types and targets. */
export function nodesAt(node: ProfileNode, steps: readonly Step[], walk: Walk): readonly ProfileNode[] {
  return steps.reduce<readonly ProfileNode[]>(
    (nodes, step) => nodes.flatMap((one) => nodesBelow(one, step, walk)),
    [node],
  );
}

function nodesBelow(node: ProfileNode, step: Step, walk: Walk): readonly ProfileNode[] {
  switch (step.kind) {
    case 'type':
      return [node, ...node.slices];
    case 'child':
      return withProfiles(node, walk)
        .flatMap(({ children }) => children.filter(({ name }) => name === step.name))
        .flatMap((child) => [child, ...neededSlices(child)]);
    case 'extension':
      return withProfiles(node, walk)
        .flatMap(({ children }) => children.filter(({ name }) => name === 'extension'))
        .flatMap(({ slices }) => slices.filter((slice) => namesExtension(slice, step.url)));
    case 'resolve':
      return rootsOf(
        (node.rules.types ?? []).flatMap(({ targets }) => targets),
        walk,
      );
  }
}

/** Slices that must be there: what they say holds for some value of the element. */
export const neededSlices = ({ slices }: ProfileNode): readonly ProfileNode[] =>
  slices.filter(({ rules }) => rules.min !== undefined && rules.min > 0);

const namesExtension = ({ rules, children }: ProfileNode, url: string): boolean =>
  (rules.types ?? []).some(({ profiles }) => profiles.includes(url)) ||
  children.some((child) => child.name === 'url' && child.rules.fixed === url);

/** The node itself and the roots of the profiles that its types must meet. */
export const withProfiles = (node: ProfileNode, walk: Walk): readonly ProfileNode[] => [
  node,
  ...rootsOf(
    (node.rules.types ?? []).flatMap(({ profiles }) => profiles),
    walk,
  ),
];

const rootsOf = (urls: readonly string[], walk: Walk): readonly ProfileNode[] =>
  urls.flatMap((url) => {
    const profile = walk.profiles.get(url);
    return profile === undefined ? [] : [profile.root];
  });
