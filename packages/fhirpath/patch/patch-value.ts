import { membersOf } from '#fhir';
import { carriedFrom, isProperties, withMember, type Carried, type Properties } from './members.ts';
import { partName } from './operation.ts';
import { badOperation } from './refusals.ts';

/** A value for an element: its FHIR type where the part says it, and what goes into `_key`. */
export interface PatchValue extends Carried {
  /** `Quantity`, `code`; undefined for an element built of parts (BackboneElement). */
  readonly type?: string | undefined;
  readonly companion?: unknown;
}

/**
 * The value of a part: value[x], a resource, or for an element without a datatype of its own an object built of the
 * parts within it (FHIR R4 fhirpatch.html). `type` names the element for that: `Patient.contact`.
 */
export function patchValue(part: Properties | undefined, type: string, number: number): PatchValue {
  if (part === undefined) throw badOperation(number, '缺少 value', 'has no value');
  if (part['resource'] !== undefined) return { value: part['resource'] };
  const key = Object.keys(part)
    .find((each) => /^_?value[A-Z]/.test(each))
    ?.replace('_', '');
  if (key !== undefined) {
    const kind = key.slice('value'.length);
    const lower = kind.charAt(0).toLowerCase() + kind.slice(1);
    return { ...carriedFrom(part, key), type: membersOf(kind).size > 0 ? kind : lower, companion: part[`_${key}`] };
  }
  const parts = part['part'];
  if (!Array.isArray(parts)) throw badOperation(number, '缺少 value', 'has no value');
  return { value: built(parts, type, number) };
}

function built(parts: readonly unknown[], type: string, number: number): Properties {
  let object: Properties = {};
  const members = membersOf(type);
  for (const part of parts) {
    if (!isProperties(part)) throw badOperation(number, 'part 应为对象', 'a part must be an object');
    const name = partName(part, number);
    const plain = members.get(name);
    const found = patchValue(part, plain?.type ?? 'Element', number);
    const key = plain || found.type === undefined ? name : choiceKey(name, found.type);
    const before = object[key];
    const many = members.get(key)?.many ?? false;
    const value = many ? [...(Array.isArray(before) ? before : []), found.value] : found.value;
    object = withMember(object, key, { value, literal: many ? undefined : found.literal });
  }
  return object;
}

/** `value` and `Quantity` make `valueQuantity`. */
export const choiceKey = (name: string, type: string): string => name + type.charAt(0).toUpperCase() + type.slice(1);
