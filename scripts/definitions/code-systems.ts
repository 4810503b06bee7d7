import type { CodeSystem } from './definition-shapes.ts';
import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';
import { slim } from './slim.ts';

/** Writes the code systems of FHIR and HL7 (v3, v2) with hierarchy, displays and definitions. */
export function writeCodeSystems({ codeSystems }: Definitions): string {
  const kept = codeSystems.filter(isKept);
  return writeShelf('code-systems', new Map(kept.map((system) => [system.url, slim(system)])));
}

/** DICOM's own system comes from DICOM PS3.16; a system without its concepts helps nobody. */
const isKept = ({ url, content }: CodeSystem): boolean =>
  content !== 'not-present' && !url.startsWith('http://dicom.nema.org/') && !url.includes('example');
