import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder of shared test data, outside the project. */
export const dataFolder = (): string =>
  process.env['SUWEN_DATA_DIR'] ?? new URL('../../../../shared/data', import.meta.url).pathname;

/** The HL7 example resources as texts, one JSON each; undefined where the shared data is not there. */
export function exampleTexts(): readonly string[] | undefined {
  try {
    const file = join(dataFolder(), 'fhir/hl7-r4-examples/examples.ndjson.gz');
    return gunzipSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}
