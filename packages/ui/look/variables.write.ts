import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variablesCss } from './variables-css.ts';

/** Run after every change of the theme: `node packages/ui/look/variables.write.ts`. */
writeFileSync(join(import.meta.dirname, '../css/variables.css'), variablesCss());
