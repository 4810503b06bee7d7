import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { randomBytes } from 'node:crypto';
import { fault } from './fault.ts';

/**
 * Reads a secret of the data folder, or makes it at first start: mode 0600, durable, and never half written, also when
 * several processes start at once (all get the first one's). Throws `security/secret-exposed` where others may read it.
 */
export function secretFile(path: string, make: () => string): string {
  const found = readSecret(path);
  if (found !== undefined) return found;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeDurably(draft, make());
  try {
    linkSync(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  return readSecret(path) ?? '';
}

function readSecret(path: string): string | undefined {
  try {
    const mode = statSync(path).mode & 0o777;
    // Windows has no such bits and reports 0666.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw fault('security/secret-exposed', `${path} has mode ${mode.toString(8)}; it must be 600`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
