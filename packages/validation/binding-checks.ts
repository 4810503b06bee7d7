import * as faults from './faults.ts';
import type { Check, ValueCheck } from './field-checks.ts';
import type { BoundCodes } from './required-codes.ts';
import { isObject, report, type JsonObject } from './run.ts';

/** The required binding of a `code`, `string` or `uri`. */
export const boundCode =
  (valueSet: string, codes: BoundCodes): ValueCheck =>
  (value, run) => {
    const code = String(value);
    if (!codes.allowsCode(code)) report(run, faults.codeNotAllowed(code, valueSet, codes.examples));
  };

/** The required binding of a Coding, Quantity (its unit's code) or CodeableConcept (one of its codings). */
export function boundObject(type: string, valueSet: string, codes: BoundCodes): Check {
  const holds = type === 'CodeableConcept' ? conceptHolds : codingHolds;
  return (value, run) => {
    if (!holds(value, codes)) report(run, faults.codeNotAllowed(shown(type, value), valueSet, codes.examples));
  };
}

const codingHolds = ({ system, code }: JsonObject, codes: BoundCodes): boolean =>
  typeof code !== 'string' || codes.allowsCoding(system, code);

const conceptHolds = ({ coding }: JsonObject, codes: BoundCodes): boolean =>
  Array.isArray(coding) &&
  coding.some((one: unknown) => isObject(one) && typeof one['code'] === 'string' && codingHolds(one, codes));

/** The codes as `system|code`; a dash where there are none. */
function shown(type: string, value: JsonObject): string {
  const { coding } = value;
  const several: readonly unknown[] = Array.isArray(coding) ? coding : [];
  const codes = (type === 'CodeableConcept' ? several : [value])
    .filter(isObject)
    .map(({ system, code }) => `${typeof system === 'string' ? system : ''}|${typeof code === 'string' ? code : ''}`);
  return codes.length === 0 ? '–' : codes.join(', ');
}
