import { literalOf } from '#fhir';
import * as faults from './faults.ts';
import type { Primitive } from './primitives.ts';
import { isObject, report, type JsonObject, type Run } from './run.ts';

/** Checks a JSON object in place. */
export type Check = (value: JsonObject, run: Run) => void;

/** Checks one primitive value that has the right JSON type and form. */
export type ValueCheck = (value: string | number | boolean, run: Run) => void;

/** Checks what stands under a key of `parent`. */
export type FieldCheck = (value: unknown, run: Run, parent: JsonObject) => void;

/** A single object. */
export const singleObject =
  (type: string, check: Check): FieldCheck =>
  (value, run) => {
    if (isObject(value)) check(value, run);
    else report(run, Array.isArray(value) ? faults.unexpectedArray : faults.wrongJsonType(type, 'object'));
  };

/** An array of objects. */
export const severalObjects =
  (type: string, max: number, check: Check): FieldCheck =>
  (value, run) => {
    if (!isFilledArray(value, max, run)) return;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      run.path.push(index);
      if (isObject(item)) check(item, run);
      else report(run, faults.wrongJsonType(type, 'object'));
      run.path.pop();
    }
  };

/** A single primitive. */
export function singlePrimitive(
  key: string,
  type: string,
  primitive: Primitive,
  also: ValueCheck | undefined,
): FieldCheck {
  const check = primitiveCheck(type, primitive, also);
  const whole = isWhole(type, primitive);
  return (value, run, parent) => {
    if (Array.isArray(value)) report(run, faults.unexpectedArray);
    else {
      check(value, run);
      if (whole) checkLiteral(type, primitive, parent, key, run);
    }
  };
}

/** An array of primitives, where null holds the place of a value that has only extensions (FHIR R4 json.html#primitive). */
export function severalPrimitives(
  key: string,
  max: number,
  type: string,
  primitive: Primitive,
  also: ValueCheck | undefined,
): FieldCheck {
  const check = primitiveCheck(type, primitive, also);
  const partner = `_${key}`;
  const whole = isWhole(type, primitive);
  return (value, run, parent) => {
    if (!isFilledArray(value, max, run)) return;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      run.path.push(index);
      if (item === null) alignedNull(parent[partner], index, partner, run);
      else check(item, run);
      if (whole) checkLiteral(type, primitive, value, String(index), run);
      run.path.pop();
    }
  };
}

const isWhole = (type: string, { json }: Primitive): boolean => json === 'number' && type !== 'decimal';

/** A whole number is written without point and exponent, which the parsed number no longer shows: 1.0 is no integer. */
function checkLiteral(type: string, { allowed }: Primitive, parent: object, key: string, run: Run): void {
  const literal = literalOf(parent, key);
  if (literal !== undefined) report(run, faults.wrongValue(type, literal, allowed));
}

/** What stands beside a single primitive: its id and extensions. */
export const singleCompanion =
  (key: string, check: Check): FieldCheck =>
  (value, run, parent) => {
    if (isObject(value)) checkCompanion(value, parent[key], check, run);
    else report(run, Array.isArray(value) ? faults.unexpectedArray : faults.wrongJsonType('Element', 'object'));
  };

/** What stands beside an array of primitives, null where a value has neither id nor extension. */
export const severalCompanions =
  (key: string, max: number, check: Check): FieldCheck =>
  (value, run, parent) => {
    if (!isFilledArray(value, max, run)) return;
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      run.path.push(index);
      if (item === null) alignedNull(parent[key], index, key, run);
      else if (isObject(item)) checkCompanion(item, itemAt(parent[key], index), check, run);
      else report(run, faults.wrongJsonType('Element', 'object'));
      run.path.pop();
    }
  };

/** ele-1: beside a value an id is enough, without one there must be an extension. */
function checkCompanion(companion: JsonObject, value: unknown, check: Check, run: Run): void {
  const valued = value !== undefined && value !== null;
  if (companion['extension'] === undefined && !(valued && companion['id'] !== undefined))
    report(run, faults.emptyObject);
  check(companion, run);
}

function isFilledArray(value: unknown, max: number, run: Run): value is readonly unknown[] {
  if (!Array.isArray(value)) {
    report(run, faults.expectedArray);
    return false;
  }
  if (value.length === 0) report(run, faults.emptyArray);
  if (value.length > max) report(run, faults.tooMany(max, value.length));
  return true;
}

const itemAt = (list: unknown, index: number): unknown => (Array.isArray(list) ? list[index] : undefined);

function alignedNull(partner: unknown, index: number, name: string, run: Run): void {
  const other = itemAt(partner, index);
  if (other === undefined || other === null) report(run, faults.misalignedNull(name));
}

function primitiveCheck(
  type: string,
  primitive: Primitive,
  also: ValueCheck | undefined,
): (value: unknown, run: Run) => void {
  const { json, allowed } = primitive;
  return (value, run) => {
    if (typeof value !== json) {
      report(run, value === null ? faults.misalignedNull('_') : faults.wrongJsonType(type, json));
      return;
    }
    if (!isRight(primitive, value)) {
      report(run, value === '' ? faults.emptyText : faults.wrongValue(type, String(value), allowed));
      return;
    }
    if (also !== undefined && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')) {
      also(value, run);
    }
  };
}

function isRight(primitive: Primitive, value: unknown): boolean {
  if (primitive.json === 'string') return typeof value === 'string' && value !== '' && primitive.allows(value);
  if (primitive.json === 'number') return typeof value === 'number' && primitive.allows(value);
  return true;
}
