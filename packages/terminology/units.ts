import { canonicalUnit } from '#fhirpath';
import type { Syntax } from './syntax-concepts.ts';

/** Units of measure by the grammar of UCUM (https://ucum.org/ucum, case sensitive). */
export const units: Syntax = {
  system: 'http://unitsofmeasure.org',
  name: 'UCUM',
  read: (code) => (canonicalUnit(code) === undefined ? undefined : { display: code }),
};
