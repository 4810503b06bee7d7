import type { Functions } from '../compile/call.ts';
import { boundaries } from './boundaries.ts';
import { clock } from './clock.ts';
import { conversion } from './conversion.ts';
import { encoding } from './encoding.ts';
import { existence } from './existence.ts';
import { fhir } from './fhir.ts';
import { filtering } from './filtering.ts';
import { mathematics } from './mathematics.ts';
import { navigation } from './navigation.ts';
import { patterns } from './patterns.ts';
import { reflection } from './reflection.ts';
import { sorting } from './sorting.ts';
import { strings } from './strings.ts';
import { subsetting } from './subsetting.ts';

/** Every function that an expression may call. */
export const functionRules: Functions = {
  ...existence,
  ...filtering,
  ...subsetting,
  ...sorting,
  ...conversion,
  ...strings,
  ...patterns,
  ...encoding,
  ...mathematics,
  ...navigation,
  ...clock,
  ...boundaries,
  ...fhir,
  ...reflection,
};
