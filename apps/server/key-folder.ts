import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { masterKeyFile, openMasterKey, openTokenKey } from '#security';
import { keysMissing } from './refusals.ts';

/** Makes the keys of a new data folder; refuses when there is a database whose keys are gone. */
export function ensureKeys(data: string): string {
  const folder = join(data, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, masterKeyFile)) && hasDatabase(data)) throw keysMissing(folder);
  openMasterKey(folder);
  openTokenKey(folder);
  return folder;
}

const hasDatabase = (data: string): boolean =>
  existsSync(join(data, 'database', 'cluster')) || existsSync(join(data, 'database.json'));
