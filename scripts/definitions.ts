// Regenerates knowledge/fhir-r4 and packages/fhir/types from HL7's own FHIR R4 package:
//   node scripts/definitions.ts [folder of an unpacked hl7.fhir.r4.examples 4.0.1]
// Without a folder the package is fetched with npm into a temporary folder. Run by hand, never at install.
import { readDefinitions } from './definitions/package.ts';
import { writeCodeSystems } from './definitions/code-systems.ts';
import { writeConceptMaps } from './definitions/concept-maps.ts';
import { writeCompartments } from './definitions/compartments.ts';
import { codeLists } from './definitions/code-lists.ts';
import { writeRequiredCodes, writeValueSets } from './definitions/value-sets.ts';
import { writeProfiles } from './definitions/profiles.ts';
import { writeSearchParameters } from './definitions/search-parameters.ts';
import { writeStructures } from './definitions/structures.ts';
import { writeTypes } from './definitions/type-files.ts';

const definitions = readDefinitions(process.argv[2]);
const lists = codeLists(definitions);
const report = [
  writeStructures(definitions),
  writeSearchParameters(definitions),
  writeCodeSystems(definitions),
  writeValueSets(definitions),
  writeRequiredCodes(definitions, lists),
  writeConceptMaps(definitions),
  writeProfiles(definitions),
  writeCompartments(definitions),
  writeTypes(definitions, lists),
];
console.log(report.join('\n'));
