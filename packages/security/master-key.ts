import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { fault } from './fault.ts';
import { secretFile } from './secret-file.ts';

/** The keys that wrap all other keys; without this file nothing stored can ever be opened again. */
export interface MasterKey {
  /** The id of the newest key, which wraps. */
  readonly id: number;
  /** All keys by id, so that what an older one wrapped still opens. */
  readonly keys: ReadonlyMap<number, KeyObject>;
}

/** The name of the file in the data folder: one line `id base64` for each key, the newest last. */
export const masterKeyFile = 'master.key';

/** Reads the master key of a data folder, made at first start; throws `security/master-key` where the file is damaged. */
export const openMasterKey = (folder: string): MasterKey =>
  readMasterKey(secretFile(join(folder, masterKeyFile), () => `${newMasterKeyLine(1)}\n`));

/** A line for a further key, by which the owner of the folder rotates the master key (then `rewrap` each wrapped key). */
export const newMasterKeyLine = (id: number): string => `${id} ${randomBytes(32).toString('base64')}`;

/** Reads the text of the file. */
export function readMasterKey(text: string): MasterKey {
  const keys = new Map<number, KeyObject>();
  let newest = 0;
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const [, id, key] = /^(\d{1,9}) ([A-Za-z0-9+/]{43}=)\s*$/.exec(line) ?? [];
    if (id === undefined || key === undefined || keys.has(Number(id))) {
      throw fault('security/master-key', `line ${keys.size + 1} of ${masterKeyFile} is not a new id and a 256-bit key`);
    }
    newest = Number(id);
    keys.set(newest, createSecretKey(key, 'base64'));
  }
  if (keys.size === 0) throw fault('security/master-key', `${masterKeyFile} is empty`);
  return { id: newest, keys };
}
