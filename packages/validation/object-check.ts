import * as faults from './faults.ts';
import type { Check, FieldCheck } from './field-checks.ts';
import { report, type Run } from './run.ts';

/** One key that an object may have. */
export interface Field {
  /** The element's name, `value` for `valueQuantity` and `_birthDate` without its `_`. */
  readonly element: string;
  readonly check: FieldCheck;
  /** Bit of a required element, else 0. */
  readonly bit: number;
  /** Number of the choice element (`value[x]`) among those of the object, else -1. */
  readonly choice: number;
  /** Key of the value, of which a companion `_key` is part. */
  readonly key: string;
  /** False for `id` and `resourceType`, which alone do not fill an element (ele-1). */
  readonly fills: boolean;
}

/** What an object of one type or nested element may and must have. */
export interface ObjectRule {
  readonly type: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** How many choice elements there are. */
  readonly choices: number;
  /** Keys of each required element by its bit. */
  readonly required: readonly { readonly bit: number; readonly keys: readonly string[]; readonly element: string }[];
  /** Run when the fields are done. */
  readonly after: readonly Check[];
}

/** Deepest nesting of names and indexes that is validated. */
const deepest = 400;

/** Compiles the check of an object: unknown and missing elements, one type of a choice, its fields, then its rules. */
export function objectCheck({ type, fields, choices, required, after }: ObjectRule): Check {
  // ele-1 is a rule of elements: a contained resource may have nothing but its id, and the id beside a primitive counts
  // with its value (field-checks.ts).
  const mayBeBare = fields.has('resourceType') || type === 'Element';
  const all = required.reduce((bits, { bit }) => bits | bit, 0);
  return (value, run) => {
    if (run.path.length > deepest) {
      report(run, faults.tooDeep(deepest));
      return;
    }
    const { path } = run;
    let seen = 0;
    let filled = false;
    const chosen: (string | undefined)[] | undefined = choices === 0 ? undefined : [];
    for (const key in value) {
      const field = fields.get(key);
      if (field === undefined) {
        filled = true;
        report(run, faults.unknownElement(key, type, valueKeys(fields)), key);
        continue;
      }
      if (field.fills) filled = true;
      seen |= field.bit;
      if (chosen !== undefined && field.choice >= 0) {
        const other = (chosen[field.choice] ??= field.key);
        if (other !== field.key) report(run, faults.severalChoices(field.element, [other, field.key]), field.element);
      }
      path.push(field.element);
      field.check(value[key], run, value);
      path.pop();
    }
    if (!filled && !mayBeBare) report(run, faults.emptyObject);
    if ((seen & all) !== all) reportMissing(required, seen, run);
    for (const check of after) check(value, run);
  };
}

const valueKeys = (fields: ReadonlyMap<string, Field>): readonly string[] =>
  [...fields.keys()].filter((key) => !key.startsWith('_'));

function reportMissing(required: ObjectRule['required'], seen: number, run: Run): void {
  for (const { bit, keys, element } of required) {
    if ((seen & bit) === 0) report(run, faults.required(keys), element);
  }
}
