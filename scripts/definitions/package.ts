import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  CodeSystem,
  CompartmentDefinition,
  SearchParameter,
  StructureDefinition,
  ValueSet,
} from './definition-shapes.ts';

/** HL7 publishes its conformance resources, unmodified and CC0, together with the examples. */
const packageName = 'hl7.fhir.r4.examples';
const edition = '4.0.1';

/** The conformance resources of FHIR R4 that Suwen's tables are made from. */
export interface Definitions {
  /** Resources, datatypes and primitives; of the profiles only SimpleQuantity and MoneyQuantity, which elements name. */
  readonly structures: readonly StructureDefinition[];
  readonly searchParameters: readonly SearchParameter[];
  readonly codeSystems: readonly CodeSystem[];
  readonly valueSets: readonly ValueSet[];
  readonly compartments: readonly CompartmentDefinition[];
  /** Profiles and extension definitions with a snapshot. */
  readonly profiles: readonly StructureDefinition[];
  readonly conceptMaps: readonly { readonly url: string }[];
}

/** Reads the package from `folder`, or fetches it with npm; throws when it is not the expected edition. */
export function readDefinitions(folder: string = fetchPackage()): Definitions {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  if (name !== packageName || version !== edition) throw new Error(`${folder} is ${name} ${version}`);

  const files = readdirSync(folder);
  const all = <T>(type: string): readonly T[] =>
    files
      .filter((file) => file.startsWith(`${type}-`))
      .toSorted()
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T);
  const structures = all<StructureDefinition>('StructureDefinition');
  return {
    structures: structures.filter(isBase),
    profiles: structures.filter(isProfile),
    conceptMaps: all('ConceptMap'),
    searchParameters: all<SearchParameter>('SearchParameter').filter(isBaseParameter),
    codeSystems: all('CodeSystem'),
    valueSets: all('ValueSet'),
    compartments: all<CompartmentDefinition>('CompartmentDefinition').filter(({ id }) => id !== 'example'),
  };
}

const isBase = ({ id, kind, derivation }: StructureDefinition): boolean =>
  kind !== 'logical' && (derivation !== 'constraint' || id === 'SimpleQuantity' || id === 'MoneyQuantity');

const isProfile = (structure: StructureDefinition): boolean =>
  structure.derivation === 'constraint' && structure.snapshot !== undefined && !isBase(structure);

/** The 1,375 parameters of R4's search-parameters.json: the rest are examples, for extensions, or `_filter`. */
const isBaseParameter = ({ id, experimental }: SearchParameter): boolean => experimental !== true && id !== 'filter';

function fetchPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fhir-definitions-'));
  execFileSync('npm', ['pack', '--silent', `${packageName}@${edition}`], {
    cwd: folder,
    stdio: 'inherit',
  });
  execFileSync('tar', ['xzf', `${packageName}-${edition}.tgz`], { cwd: folder });
  return join(folder, 'package');
}
