import { lazy } from './lazy.ts';
import { openShelf, type Shelf } from './shelf.ts';
import type { ConceptMap } from './types/index.ts';

/** A concept map of FHIR itself (status codes to one another, v2 and v3), without prose. */
export const conceptMap = (url: string): ConceptMap | undefined => shelf().read(url) as ConceptMap | undefined;

/** URLs of all concept maps at hand. */
export const conceptMapUrls = (): readonly string[] => shelf().keys;

const shelf = lazy((): Shelf => openShelf('concept-maps'));
