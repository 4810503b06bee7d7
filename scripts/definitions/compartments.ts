import { writeFileSync } from 'node:fs';
import type { Definitions } from './package.ts';

/** Writes the five compartments: for each resource type the parameters that place a resource in it. */
export function writeCompartments({ compartments }: Definitions): string {
  const table = Object.fromEntries(
    compartments.map(({ code, resource }) => [
      code,
      Object.fromEntries(resource.flatMap(({ code: type, param }) => (param ? [[type, param]] : []))),
    ]),
  );
  const file = new URL('../../knowledge/fhir-r4/compartments.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(table)}\n`);
  return `compartments: ${compartments.length}`;
}
