import { memo } from './lazy.ts';
import { structureOf, type ElementRule, type ElementType } from './structures.ts';

/** What a key of a JSON object means: `valueQuantity` in `Observation` is a Quantity by `Observation.value[x]`. */
export interface Member {
  /** The key in JSON. */
  readonly key: string;
  /** A name for `membersOf`: `Quantity`, `string`, or the path of a nested element, `Observation.component`. */
  readonly type: string;
  readonly elementType: ElementType;
  readonly element: ElementRule;
  /** Whether JSON holds an array. */
  readonly many: boolean;
}

/**
 * The members of a type (`Patient`, `Quantity`) or nested element (`Observation.component`) by their JSON key, in the
 * order of the specification; choices appear once for each type. Empty for primitives and unknown names. `Resource`
 * is the type of contained resources: read the object's own resourceType.
 */
export const membersOf: (typeOrPath: string) => ReadonlyMap<string, Member> = memo((typeOrPath) => {
  const dot = typeOrPath.indexOf('.');
  const structure = structureOf(dot < 0 ? typeOrPath : typeOrPath.slice(0, dot));
  const members = new Map<string, Member>();
  for (const element of structure?.elements ?? []) {
    if (element.path.slice(0, element.path.lastIndexOf('.')) !== typeOrPath) continue;
    for (const member of membersFor(element)) members.set(member.key, member);
  }
  return members;
});

function membersFor(element: ElementRule): readonly Member[] {
  const { name, choice, content, types, path, max } = element;
  const many = max > 1;
  if (content !== undefined) return [{ key: name, type: content, elementType: { code: 'Element' }, element, many }];
  return types.map((elementType) => ({
    key: choice ? name + elementType.code.charAt(0).toUpperCase() + elementType.code.slice(1) : name,
    type: elementType.code === 'BackboneElement' || elementType.code === 'Element' ? path : elementType.code,
    elementType,
    element,
    many,
  }));
}
