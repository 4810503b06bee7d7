import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';
import { slim } from './slim.ts';

/** Writes FHIR's own concept maps (status codes, v2 and v3), without its numbered examples. */
export function writeConceptMaps({ conceptMaps }: Definitions): string {
  const maps = conceptMaps.filter(({ url }) => !/\/(\d+|example\d*)$/.test(url));
  return writeShelf('concept-maps', new Map(maps.map((map) => [map.url, slim(map)])));
}
