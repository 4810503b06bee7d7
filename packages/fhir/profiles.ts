import { lazy } from './lazy.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { StructureDefinition } from './types/index.ts';

/**
 * A profile or extension definition of FHIR itself (vital signs, patient-birthPlace) with its snapshot: ids, slicing,
 * cardinality, types, fixed and pattern values, bindings, and the invariants beyond those of the types.
 */
export const profile = (url: string): StructureDefinition | undefined =>
  shelf().read(url.split('|', 1)[0] ?? url) as StructureDefinition | undefined;

/** URLs of all profiles and extension definitions at hand. */
export const profileUrls = (): readonly string[] => shelf().keys;

const shelf = lazy((): Shelf => openShelf('profiles'));
