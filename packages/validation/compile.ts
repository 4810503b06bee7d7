import { membersOf, structureOf, type ElementRule, type Invariant, type Member } from '#fhir';
import { boundCode, boundObject } from './binding-checks.ts';
import * as faults from './faults.ts';
import {
  severalCompanions,
  severalObjects,
  severalPrimitives,
  singleCompanion,
  singleObject,
  singlePrimitive,
  type Check,
  type FieldCheck,
  type ValueCheck,
} from './field-checks.ts';
import { invariantCheck } from './invariant-check.ts';
import { localUriCheck, narrativeCheck, native, nativeCheck, simpleQuantityCheck } from './native-rules.ts';
import { objectCheck, type Field } from './object-check.ts';
import { primitiveOf } from './primitives.ts';
import { targetCheck } from './reference-check.ts';
import { boundCodes } from './required-codes.ts';
import { checkContainedResource, checkResource } from './resource-check.ts';
import { report } from './run.ts';

/** The check of a type (`Patient`, `Quantity`) or nested element (`Observation.component`), compiled at first use. */
export type Checks = (typeOrPath: string) => Check;

/** A store of compiled checks; only types that were met are in it. */
export function newChecks(): Checks {
  const compiled = new Map<string, Check>();
  const checks: Checks = (typeOrPath) => {
    const known = compiled.get(typeOrPath);
    if (known !== undefined) return known;
    const fresh = compile(typeOrPath, checks);
    compiled.set(typeOrPath, fresh);
    return fresh;
  };
  return checks;
}

/** A check that is looked up when it first runs, so that types may contain themselves and unused ones are not compiled. */
function later(typeOrPath: string, checks: Checks): Check {
  let check: Check | undefined;
  return (value, run) => (check ??= checks(typeOrPath))(value, run);
}

function compile(typeOrPath: string, checks: Checks): Check {
  const isPath = typeOrPath.includes('.');
  const structure = isPath ? undefined : structureOf(typeOrPath);
  const fields = new Map<string, Field>();
  const required = new Map<ElementRule, { bit: number; keys: string[]; element: string }>();
  const choices = new Map<ElementRule, number>();
  if (structure?.kind === 'resource') fields.set('resourceType', resourceTypeField);
  for (const member of membersOf(typeOrPath).values()) {
    const { element, key } = member;
    const need =
      element.min > 0
        ? (required.get(element) ?? { bit: 1 << required.size, keys: [], element: element.name })
        : undefined;
    if (need !== undefined) required.set(element, { ...need, keys: [...need.keys, key] });
    if (element.choice && !choices.has(element)) choices.set(element, choices.size);
    const base = {
      element: element.name,
      key,
      bit: need?.bit ?? 0,
      choice: choices.get(element) ?? -1,
      fills: element.name !== 'id',
    };
    fields.set(key, { ...base, check: fieldCheck(member, checks) });
    const companion = companionCheck(member, checks);
    if (companion !== undefined) fields.set(`_${key}`, { ...base, check: companion });
  }
  return objectCheck({
    type: typeOrPath,
    fields,
    choices: choices.size,
    required: [...required.values()],
    after: rulesOf(typeOrPath, structure?.invariants ?? elementAt(typeOrPath)?.invariants ?? []),
  });
}

const resourceTypeField: Field = {
  element: 'resourceType',
  key: 'resourceType',
  bit: 0,
  choice: -1,
  fills: false,
  check: () => undefined,
};

function elementAt(path: string): ElementRule | undefined {
  return structureOf(path.slice(0, path.indexOf('.')))?.elements.find((element) => element.path === path);
}

function rulesOf(type: string, invariants: readonly Invariant[]): readonly Check[] {
  const own = nativeCheck(type);
  const stated = invariants.filter(({ key }) => !native.has(key)).map((invariant) => invariantCheck(invariant, type));
  return own === undefined ? stated : [own, ...stated];
}

function fieldCheck(member: Member, checks: Checks): FieldCheck {
  const { key, type, many, element } = member;
  const primitive = primitiveOf(type);
  if (primitive !== undefined) {
    const also = valueCheck(member);
    return many
      ? severalPrimitives(key, element.max, type, primitive, also)
      : singlePrimitive(key, type, primitive, also);
  }
  const check = chained(objectChecks(member, checks));
  return many ? severalObjects(type, element.max, check) : singleObject(type, check);
}

/** What stands beside a primitive; `id` and the narrative's XHTML are attributes without extensions. */
function companionCheck({ key, type, many, element }: Member, checks: Checks): FieldCheck | undefined {
  if (primitiveOf(type) === undefined || element.name === 'id' || type === 'xhtml') return undefined;
  const check = later('Element', checks);
  return many ? severalCompanions(key, element.max, check) : singleCompanion(key, check);
}

function valueCheck({ type, element }: Member): ValueCheck | undefined {
  const { required } = element;
  const parts: ValueCheck[] = [];
  if (type === 'xhtml') parts.push(narrativeCheck);
  if (type === 'uri' || type === 'url' || type === 'canonical') parts.push(localUriCheck);
  if (required !== undefined && bindable.has(type)) {
    const codes = boundCodes(required);
    parts.push(
      codes === undefined ? (_, run) => report(run, faults.unknownValueSet(required)) : boundCode(required, codes),
    );
  }
  for (const invariant of statedAt(element, type)) parts.push(invariantCheck(invariant, type));
  return parts.length === 0 ? undefined : (value, run) => parts.forEach((part) => part(value, run));
}

function objectChecks({ type, elementType, element }: Member, checks: Checks): readonly Check[] {
  if (type === 'Resource') {
    return [
      (value, run) => (element.name === 'contained' ? checkContainedResource : checkResource)(value, run, checks),
    ];
  }
  const { required } = element;
  const { profile, targets } = elementType;
  const parts: Check[] = [later(type, checks)];
  if (profile === 'SimpleQuantity') parts.push(simpleQuantityCheck);
  if (targets !== undefined && !targets.includes('Resource') && type === 'Reference') parts.push(targetCheck(targets));
  if (required !== undefined && bindable.has(type)) {
    const codes = boundCodes(required);
    parts.push(
      codes === undefined
        ? (_, run) => report(run, faults.unknownValueSet(required))
        : boundObject(type, required, codes),
    );
  }
  for (const invariant of statedAt(element, type)) parts.push(invariantCheck(invariant, type));
  return parts;
}

/** Invariants of the element itself; those of a nested element stand with its own check. */
const statedAt = (element: ElementRule, type: string): readonly Invariant[] =>
  type.includes('.') ? [] : element.invariants.filter(({ key }) => !native.has(key));

/** Types that a binding can stand on (FHIR R4 terminologies.html#binding). */
const bindable: ReadonlySet<string> = new Set(['code', 'Coding', 'CodeableConcept', 'Quantity', 'string', 'uri']);

function chained(parts: readonly Check[]): Check {
  const [first, second] = parts;
  if (first === undefined) return () => undefined;
  if (second === undefined) return first;
  return (value, run) => {
    for (const part of parts) part(value, run);
  };
}
