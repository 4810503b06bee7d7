import * as faults from './faults.ts';
import { report } from '../run.ts';
import { all, discriminates, type Decision } from './discriminate.ts';
import type { Item } from './items.ts';
import type { ProfileNode, Slicing } from './node.ts';
import type { Walk } from './walk.ts';

/** Divides items among the slices of an element and checks each slice (FHIR R4 profiling.html#slicing). */
export function checkSlices(element: ProfileNode, items: readonly Item[], walk: Walk): void {
  const top = element.slices.filter(({ slice }) => slice?.includes('/') !== true);
  divide(element, top, items, walk);
}

function divide(
  element: ProfileNode,
  slices: readonly ProfileNode[],
  items: readonly Item[],
  walk: Walk,
  within = element,
): void {
  if (slices.length === 0) return;
  const slicing = within.rules.slicing ?? implied(element);
  if (slicing === undefined) {
    report(walk.run, faults.slicingNotSaid);
    return;
  }
  const members = new Map<ProfileNode, Item[]>(slices.map((slice) => [slice, []]));
  let last = -1;
  let undecided = 0;
  let unmatched = false;
  for (const item of items) {
    const at = indexOfSlice(slices, item, slicing, walk);
    const slice = at === undefined ? undefined : slices[at];
    const below = item.index === undefined ? [] : [item.index];
    if (at === undefined) {
      undecided += 1;
      report(walk.run, faults.sliceUndecided(element.name), ...below);
    } else if (slice === undefined) {
      unmatched = true;
      if (slicing.rules === 'closed') report(walk.run, faults.sliceUnmatched(namesOf(slices)), ...below);
    } else {
      if (unmatched && slicing.rules === 'openAtEnd') report(walk.run, faults.sliceNotAtEnd, ...below);
      if (slicing.ordered && at < last) report(walk.run, faults.sliceOrder(namesOf(slices)), ...below);
      last = Math.max(last, at);
      members.get(slice)?.push(item);
    }
  }
  for (const [slice, matched] of members) checkSlice(element, slice, matched, undecided, walk);
}

function checkSlice(
  element: ProfileNode,
  slice: ProfileNode,
  items: readonly Item[],
  undecided: number,
  walk: Walk,
): void {
  const { min = 0, max = Infinity } = slice.rules;
  // An item that could not be told may be the one that is missing.
  if (items.length + undecided < min) report(walk.run, faults.sliceTooFew(slice.slice ?? '', min, items.length));
  if (items.length > max) report(walk.run, faults.sliceTooMany(slice.slice ?? '', max, items.length));
  for (const item of items) walk.checks.item(slice, item, walk);
  const within = element.slices.filter((one) => one.slice?.startsWith(`${slice.slice}/`) === true);
  divide(element, within, items, walk, slice);
}

const namesOf = (slices: readonly ProfileNode[]): readonly string[] => slices.map(({ slice }) => slice ?? '');

/** Index of the first slice that takes the item, -1 if none does, undefined if it cannot be decided. */
function indexOfSlice(slices: readonly ProfileNode[], item: Item, slicing: Slicing, walk: Walk): number | undefined {
  let undecided = false;
  for (const [index, slice] of slices.entries()) {
    const decision: Decision = all(slicing.discriminators, (one) => discriminates(one, typed(slice), item, walk));
    if (slicing.discriminators.length === 0) return undefined;
    if (decision === true) return index;
    if (decision === undefined) undecided = true;
  }
  return undecided ? undefined : -1;
}

/** A slice of a choice that is named after its type, `valueQuantity`, without saying it. */
function typed(slice: ProfileNode): ProfileNode {
  const { rules, name } = slice;
  if (rules.types !== undefined || slice.slice?.startsWith(name) !== true) return slice;
  const rest = slice.slice.slice(name.length);
  const codes = [rest, rest.charAt(0).toLowerCase() + rest.slice(1)];
  return { ...slice, rules: { ...rules, types: codes.map((code) => ({ code, profiles: [], targets: [] })) } };
}

/** Choices are sliced by type, extensions by url, where the profile does not say it. */
function implied({ name, slices }: ProfileNode): Slicing | undefined {
  const by = (type: string, path: string): Slicing => ({
    discriminators: [{ type, path }],
    rules: 'open',
    ordered: false,
  });
  if (name === 'extension' || name === 'modifierExtension') return by('value', 'url');
  return slices.every(({ slice, rules }) => rules.types !== undefined || slice?.startsWith(name) === true)
    ? by('type', '$this')
    : undefined;
}
