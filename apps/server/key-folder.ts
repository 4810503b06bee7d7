import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { masterKeyFile, newMasterKeyLine, newTokenKey, tokenKeyFile } from '#security';
import { keysMissing } from './refusals.ts';

/** Makes the keys of a new data folder; refuses when there is a database whose keys are gone. */
export function ensureKeys(data: string): string {
  const folder = join(data, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const master = join(folder, masterKeyFile);
  if (!existsSync(master)) {
    if (hasDatabase(data)) throw keysMissing(folder);
    writeDurably(master, `${newMasterKeyLine(1)}\n`);
  }
  const token = join(folder, tokenKeyFile);
  if (!existsSync(token)) writeDurably(token, newTokenKey());
  return folder;
}

const hasDatabase = (data: string): boolean =>
  existsSync(join(data, 'database', 'cluster')) || existsSync(join(data, 'database.json'));

/** On disk before the first row that it seals; never by halves under its name. */
function writeDurably(file: string, content: string): void {
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  writeSync(handle, content);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(half, file);
}
