import { plainCode } from './bans.ts';
import { noCycles } from './cycles.ts';
import { frontDoors } from './doors.ts';
import type { Rule } from './file.ts';
import { oneHome } from './homes.ts';
import { knowledge } from './knowledge.ts';
import { layering } from './layers.ts';
import { readmes } from './readmes.ts';

/** The rules of the house by name. */
export const rules: Readonly<Record<string, Rule>> = {
  layering,
  'one-home': oneHome,
  'no-cycles': noCycles,
  'front-doors': frontDoors,
  readmes,
  'plain-code': plainCode,
  knowledge,
};
