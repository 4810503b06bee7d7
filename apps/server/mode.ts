import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder, hospitalFolder } from './refusals.ts';
import type { Settings } from './settings.ts';

/** What a data folder is for, decided at its first start and for ever. */
export type Mode = 'demo' | 'hospital';

const markerName = 'hospital.json';

/**
 * Reads or writes the folder's mark. `--hospital` never takes a demo folder, SUWEN_DEMO=on never a hospital's; without
 * a wish the mark decides. SUWEN_DEMO=off on a demo folder only stops the filling.
 */
export function settleMode({ data, demo }: Pick<Settings, 'data' | 'demo'>, hospital: boolean, now: Date): Mode {
  const file = join(data, markerName);
  if (!existsSync(file)) {
    const mode: Mode = hospital || demo === 'off' ? 'hospital' : 'demo';
    writeFileSync(file, `${JSON.stringify({ mode, since: now.toISOString() }, null, 2)}\n`);
    return mode;
  }
  const { mode } = JSON.parse(readFileSync(file, 'utf8')) as { readonly mode: Mode };
  if (mode === 'demo' && hospital) throw demoFolder(data);
  if (mode === 'hospital' && demo === 'on') throw hospitalFolder(data);
  return mode;
}
