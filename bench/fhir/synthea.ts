import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder of shared test data, outside the project. */
export const dataFolder = (): string =>
  process.env['SUWEN_DATA_DIR'] ?? new URL('../../../shared/data', import.meta.url).pathname;

/** Texts of Synthea bundles of a folder, those with hospitals and practitioners first; at most `most` patients. */
export async function syntheaBundles(
  folder: 'synthea-2019-smart' | 'synthea-2021-hiv',
  most: number,
): Promise<readonly string[]> {
  const place = join(dataFolder(), 'fhir', folder);
  const names = (await readdir(place)).filter((name) => name.endsWith('.json.gz')).toSorted();
  const first = names.filter((name) => name.includes('Information'));
  const patients = names.filter((name) => !name.includes('Information')).slice(0, most);
  const texts: string[] = [];
  for (const name of [...first, ...patients])
    texts.push(gunzipSync(await readFile(join(place, name))).toString('utf8'));
  return texts;
}
