import type { Reference, Resource, ResourceType } from './types/index.ts';
import { isResourceType } from './structures.ts';
import { walk } from './walk.ts';

/** A Reference within a resource. */
export interface ReferencePlace {
  /** With indexes: `Observation.performer[0]`. */
  readonly path: string;
  readonly value: Reference;
  /** Types that the element may point to; undefined: any. */
  readonly targets: readonly string[] | undefined;
}

/** Every element of type Reference in document order, those within contained resources and extensions among them. */
export function references(resource: Resource): readonly ReferencePlace[] {
  const places: ReferencePlace[] = [];
  walk(resource, ({ type, value, path, member }) => {
    if (type === 'Reference') {
      places.push({ path, value: value as Reference, targets: member.elementType.targets });
    }
  });
  return places;
}

/** A literal reference to a resource of this or another server, taken apart. */
export interface Target {
  /** With trailing slash, `https://other.example/fhir/`; empty for a relative reference. */
  readonly base: string;
  readonly type: ResourceType;
  readonly id: string;
  readonly version: string | undefined;
}

const literal =
  /^((?:https?:\/\/[^\s?#]+\/)?)([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/;

/** Takes `Patient/1`, `Patient/1/_history/2` and their absolute forms apart; undefined for `#1`, urn: and searches. */
export function targetOf(reference: string): Target | undefined {
  const [, base = '', type = '', id = '', version] = literal.exec(reference) ?? [];
  return isResourceType(type) ? { base, type, id, version } : undefined;
}
