import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { owner, type Address } from './address.ts';

/**
 * Where the database of a data folder answers while a hospital runs on it; undefined where none does. Read from
 * `postmaster.pid` (PostgreSQL, src/include/utils/pidfile.h: port, socket folder, listen address in lines 4 to 6).
 */
export function runningAddress(data: string): Address | undefined {
  const folder = folderOf(data);
  const file = join(folder, 'cluster', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [, , , port = '', socket = '', listen = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const base = { port: Number(port), user: owner, database: owner };
  if (socket !== '') return { ...base, host: socket };
  const password = join(folder, 'password');
  return { ...base, host: listen, ...(existsSync(password) ? { password: readFileSync(password, 'utf8') } : {}) };
}

function folderOf(data: string): string {
  const pointer = join(data, 'database.json');
  if (!existsSync(pointer)) return join(data, 'database');
  return (JSON.parse(readFileSync(pointer, 'utf8')) as { readonly folder: string }).folder;
}
