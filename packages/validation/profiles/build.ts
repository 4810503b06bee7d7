import type { ElementDefinition, StructureDefinition } from '#fhir';
import { copyOf, newNode, type Profile, type ProfileNode } from './node.ts';
import { overlay } from './read-rules.ts';

/**
 * Builds the tree of a profile from its snapshot, or from its differential over the profile that it derives from
 * (`base`; undefined where that is one of FHIR's own types, whose rules the base validation knows).
 */
export function buildProfile(definition: StructureDefinition, base: Profile | undefined): Profile {
  const { url, type, snapshot, differential } = definition;
  const whole = snapshot?.element ?? [];
  const elements = whole.length > 0 ? whole : (differential?.element ?? []);
  const root = whole.length > 0 || base === undefined ? newNode(type) : copyOf(base.root);
  const placed = new Map<string, ProfileNode>([[type, root]]);
  for (const element of elements) {
    const node = nodeFor(element, root, placed);
    overlay(node.rules, element);
  }
  return { url, type, root };
}

/** The node of an element, made if the profile has not spoken of it before. */
function nodeFor(element: ElementDefinition, root: ProfileNode, placed: Map<string, ProfileNode>): ProfileNode {
  const { id, path, sliceName } = element;
  let node: ProfileNode;
  if (id !== undefined && id.includes('.')) {
    node = id.split('.').slice(1).reduce(childOf, root);
  } else if (!path.includes('.')) {
    node = root;
  } else {
    // Without ids the last element of the parent's path is the parent (ElementDefinition.path, in order).
    const dot = path.lastIndexOf('.');
    const name = path.slice(dot + 1);
    node = childOf(placed.get(path.slice(0, dot)) ?? root, sliceName === undefined ? name : `${name}:${sliceName}`);
  }
  placed.set(path, node);
  return node;
}

function childOf(parent: ProfileNode, segment: string): ProfileNode {
  const colon = segment.indexOf(':');
  const name = (colon < 0 ? segment : segment.slice(0, colon)).replace(/\[x\]$/u, '');
  const child = foundOrAdded(
    parent.children,
    (one) => one.name === name,
    () => newNode(name),
  );
  if (colon < 0) return child;
  const slice = segment.slice(colon + 1);
  return foundOrAdded(
    child.slices,
    (one) => one.slice === slice,
    () => newNode(name, slice),
  );
}

function foundOrAdded(list: ProfileNode[], is: (node: ProfileNode) => boolean, make: () => ProfileNode): ProfileNode {
  const known = list.find(is);
  if (known !== undefined) return known;
  const fresh = make();
  list.push(fresh);
  return fresh;
}
