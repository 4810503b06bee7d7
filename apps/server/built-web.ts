import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashOfSources } from '../web/sources.ts';

/** Where builds of the staff app are kept. */
export const webFolder = (data: string): string => join(data, 'web');

const LOOK_MS = 250;

/** The build that the launcher makes, once it stands there; the API answers meanwhile. */
export async function builtWeb(data: string, signal: AbortSignal): Promise<{ readonly folder: string }> {
  const folder = join(webFolder(data), await hashOfSources());
  while (!existsSync(join(folder, 'index.html'))) await pause(LOOK_MS, undefined, { signal, ref: false });
  return { folder };
}
