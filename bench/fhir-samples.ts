import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Resources as minified JSON, for benchmarks; undefined where the shared data is not beside the repository. */
export interface FhirSamples {
  /** Synthea 2019, Observations of 700 to 900 bytes. */
  readonly observations: readonly Buffer[];
  /** Synthea 2019, all types as they come. */
  readonly synthea: readonly Buffer[];
  /** The HL7 examples of all types, from which nothing here was made. */
  readonly examples: readonly Buffer[];
}

/** Reads a part of the shared FHIR data. */
export function fhirSamples(): FhirSamples | undefined {
  const root = join(process.env['SUWEN_DATA_DIR'] ?? join(import.meta.dirname, '../../shared/data'), 'fhir');
  const folder = join(root, 'synthea-2019-smart');
  if (!existsSync(folder)) return undefined;
  const bundles = readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .filter((_, at) => at % 25 === 0);
  const resources = bundles.flatMap((name) => resourcesOf(join(folder, name)));
  const synthea = resources.map((resource) => Buffer.from(JSON.stringify(resource)));
  const examples = gunzipSync(readFileSync(join(root, 'hl7-r4-examples/examples.ndjson.gz')))
    .toString()
    .split('\n');
  return {
    synthea,
    observations: synthea.filter(
      ({ length }, at) => length >= 700 && length <= 900 && resources[at]?.resourceType === 'Observation',
    ),
    examples: examples.filter((line) => line !== '').map((line) => Buffer.from(line)),
  };
}

function resourcesOf(path: string): readonly { readonly resourceType?: string }[] {
  const bundle: { entry: { resource: { resourceType?: string } }[] } = JSON.parse(
    gunzipSync(readFileSync(path)).toString(),
  );
  return bundle.entry.map(({ resource }) => resource);
}
